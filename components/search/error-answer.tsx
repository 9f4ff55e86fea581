'use client'

import Link from 'next/link'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { errorPage } from '@/content/errors/errors.ts'
import { encodeLink } from '@/lib/document/link.ts'
import { NOTICES } from '@/lib/search/notices.ts'
import type { RecognisedError } from '@/lib/search/recognise-error.ts'
import { documentFor, type Help, helpFor, likeliestReason } from '@/lib/search/recognised-case.ts'
import { BROWSER_TITLES } from '@/lib/trace/browser-titles.ts'

/** Maximum number of other possible reasons to name; more would confuse. */
const MAX_OTHER_REASONS = 3

/** A recognized console text: what it means, and the page that explains it. */
export function ErrorAnswer({ error, onLeave }: { error: RecognisedError; onLeave?: (() => void) | undefined }) {
  const { browser, reasons, notice, found } = error
  const first = likeliestReason(error)
  const others = reasons.filter((reason) => reason !== first)
  if (!first)
    return notice ? (
      <Answer over={`${BROWSER_TITLES[browser]} prints this`} {...NOTICES[notice]} onLeave={onLeave} />
    ) : null
  const page = errorPage(first)
  const help = helpFor(error) ?? { where: page.fix, lines: [] }
  const document = documentFor(error)
  const who = [found.origin && `page ${found.origin}`, found.url && `address ${found.url}`].filter(Boolean)
  return (
    <Answer
      over={`${BROWSER_TITLES[browser]} prints this${who.length > 0 ? ` · ${who.join(' · ')}` : ''}`}
      title={page.title}
      says={page.means}
      href={`/errors/${first}`}
      help={help}
      playground={document ? `/playground#${encodeLink({ ...document, title: page.title })}` : null}
      onLeave={onLeave}
    >
      {others.length > 0 && (
        <p className="mt-2 text-[14px] text-soft">
          The same words can mean:{' '}
          {others.slice(0, MAX_OTHER_REASONS).map((reason, index) => (
            <span key={reason}>
              {index > 0 && ', '}
              <Link href={`/errors/${reason}`} data-result className="link" onClick={() => onLeave?.()}>
                {errorPage(reason).title}
              </Link>
            </span>
          ))}
          {others.length > MAX_OTHER_REASONS && ' and others'}
        </p>
      )}
    </Answer>
  )
}

interface AnswerProps {
  over: string
  title: string
  says: string
  href: string
  help?: Help | undefined
  /** Playground link to a document that fails like this. */
  playground?: string | null
  onLeave?: (() => void) | undefined
  children?: React.ReactNode
}

function Answer({ over, title, says, href, help, playground, onLeave, children }: AnswerProps) {
  return (
    <section
      aria-label="What this text means"
      className="mx-1 mt-1 mb-3 rounded-[12px] border border-gate/40 bg-gate-bg px-4 py-3.5"
    >
      <p className="text-[13px] break-words text-soft">{over}</p>
      <p className="mt-0.5 font-display text-[18px] leading-snug font-[670] tracking-[-0.01em]">{title}</p>
      <p className="mt-1 text-[15px] text-pretty">
        <MarkedText text={says} />
      </p>
      {help && (
        <div className="mt-3 border-t border-gate/25 pt-2.5 text-[15px]">
          <h3 className="font-semibold">What helps</h3>
          <p className="text-pretty">
            <MarkedText text={help.where} />
          </p>
          {help.lines.length > 0 && (
            <pre className="mt-1.5 rounded-[8px] bg-paper px-3 py-2 text-[13.5px] break-words whitespace-pre-wrap text-go">
              {help.lines.join('\n')}
            </pre>
          )}
        </div>
      )}
      <p className="mt-2.5 flex flex-wrap gap-2">
        <Link href={href} data-result className="button h-9" onClick={() => onLeave?.()}>
          What it means and what helps
        </Link>
        {playground && (
          <a href={playground} data-result className="button h-9" onClick={onLeave}>
            Open this case in the playground
          </a>
        )}
      </p>
      {children}
    </section>
  )
}
