import type { MessageView } from '@/lib/trace/inspect/message-view.ts'
import type { Piece } from '@/lib/trace/inspect/value-difference.ts'

/** Observed and expected value, with the differing characters marked. */
export function DecidedValues({ decision }: { decision: NonNullable<MessageView['decision']> }) {
  const { passed, observed, expected, difference, href } = decision
  return (
    <div className="mt-3 text-[14px]">
      {!passed && (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          <dt className="text-soft">Observed</dt>
          <dd className="code break-all whitespace-pre-wrap text-stop">
            {difference ? <Marked pieces={difference.observed} /> : (observed ?? 'nothing')}
          </dd>
          {expected !== null && (
            <>
              <dt className="text-soft">Expected</dt>
              <dd className="code break-all whitespace-pre-wrap text-go">
                {difference ? <Marked pieces={difference.expected} /> : expected}
              </dd>
            </>
          )}
        </dl>
      )}
      {difference && <p className="mt-1.5">It is {difference.words}.</p>}
      <p className="mt-1.5">
        <a className="link" href={href} target="_blank" rel="noreferrer">
          The rule in the Fetch Standard
        </a>
      </p>
    </div>
  )
}

function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, differs }, index) =>
    differs ? (
      <mark
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one value, always in this order
        key={index}
        className="rounded-[3px] bg-current/15 text-inherit underline decoration-2 underline-offset-[3px]"
      >
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
