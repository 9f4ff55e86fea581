import { Fragment } from 'react'
import { hostOf } from '@/lib/trace/address.ts'
import type { Explanation, Remedy } from '@/lib/trace/explanation.ts'

/** Why, for a person; and the smallest change that helps. */
export function WhyPanel({ why, onApply }: { why: Explanation; onApply?: ((remedy: Remedy) => void) | undefined }) {
  return (
    <div className="grid gap-x-7 gap-y-4 p-4 sm:px-5 md:grid-cols-[1fr_minmax(0,300px)]" data-testid="why">
      <div className="max-w-[58ch] text-pretty">
        {why.paragraphs.map((text, index) => (
          <p key={text} className={index === 0 ? '' : 'mt-2 text-[14px] text-soft'}>
            <MarkedText text={text} />
            {index === why.paragraphs.length - 1 && why.rule && (
              <>
                {' '}
                <a className="link" href={why.rule.href} target="_blank" rel="noreferrer">
                  {why.rule.title}
                </a>
              </>
            )}
          </p>
        ))}
      </div>
      {why.remedy && onApply && (
        <div className="self-start overflow-hidden rounded-[10px] border border-line bg-paper">
          <pre className="overflow-x-auto bg-go-bg px-3 py-[9px] font-mono text-[12.5px] leading-5 whitespace-pre-wrap text-go">
            {`${why.remedy.misspelled ? `− ${why.remedy.misspelled}\n` : ''}+ ${why.remedy.header}:\n    ${why.remedy.value}`}
          </pre>
          <div className="flex items-center justify-between gap-3 py-[7px] pr-2 pl-3 text-[13px] text-soft">
            <span>
              {why.remedy.preflight ? 'On the answer to OPTIONS of ' : 'On the answer of '}
              {hostOf(why.remedy.server)}
            </span>
            <button
              type="button"
              className="button h-7 px-2.5 text-[13px]"
              onClick={() => why.remedy && onApply(why.remedy)}
            >
              Apply
            </button>
          </div>
        </div>
      )}
    </div>
  )
}

/** `**strong**` and `` `code` `` of the explanation's own plain texts. */
export function MarkedText({ text }: { text: string }) {
  return (
    <>
      {text.split(/(\*\*[^*]+\*\*|`[^`]*`)/).map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence, always in this order
        <Fragment key={index}>
          {piece.startsWith('**') ? (
            <b>{piece.slice(2, -2)}</b>
          ) : piece.startsWith('`') ? (
            <code className="rounded bg-sunk px-1 py-px">{piece.slice(1, -1)}</code>
          ) : (
            piece
          )}
        </Fragment>
      ))}
    </>
  )
}
