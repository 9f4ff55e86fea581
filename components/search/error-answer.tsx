'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { type Answer, answerTo } from '@/content/errors/answer.ts'
import { lessonAbout } from '@/content/reason-lessons.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { encodeLink } from '@/lib/document/link.ts'
import type { RecognisedError } from '@/lib/search/recognise-error.ts'
import { BROWSER_TITLES } from '@/lib/trace/browser-titles.ts'

type OnLeave = (() => void) | undefined

/** The failures in a pasted console text: what each means, what helps, and a document that fails in the same way. */
export function ErrorAnswers({ errors, onLeave }: { errors: readonly RecognisedError[]; onLeave?: OnLeave }) {
  const answers = errors.flatMap((error) => {
    const answer = answerTo(error)
    return answer ? [{ error, answer }] : []
  })
  return (
    <>
      {answers.length > 1 && (
        <p className="px-2 pt-1 pb-2 text-[14px] text-soft">This text has {answers.length} different failures in it.</p>
      )}
      {answers.map(({ error, answer }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew with each text
        <Card key={index} over={overline(error)}>
          {answer.candidates.length > 1 ? (
            <OneOf answer={answer} onLeave={onLeave} />
          ) : (
            <OnlyOne answer={answer} onLeave={onLeave} />
          )}
        </Card>
      ))}
    </>
  )
}

/** Who prints it, and about what. */
function overline({ browser, found }: RecognisedError): string {
  const { url, origin, method, from } = found
  return [
    browser ? `${BROWSER_TITLES[browser]} prints this` : '',
    origin && origin !== 'null' ? `page ${origin}` : '',
    url && `${method ?? 'address'} ${url}`,
    from && `redirected from ${from}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

function Card({ over, children }: { over: string; children: ReactNode }) {
  return (
    <section
      aria-label="What this text means"
      className="mx-1 mt-1 mb-3 rounded-[12px] border border-gate/40 bg-gate-bg px-4 py-3.5"
    >
      {over && <p className="text-[13px] break-words text-soft">{over}</p>}
      {children}
    </section>
  )
}

const TITLE = 'mt-0.5 font-display text-[18px] leading-snug font-[670] tracking-[-0.01em]'

function OnlyOne({ answer, onLeave }: { answer: Answer; onLeave: OnLeave }) {
  const { title, means, href, help, candidates } = answer
  const document = candidates[0]?.document ?? null
  return (
    <>
      <p className={TITLE}>{title}</p>
      <p className="mt-1 text-[15px] text-pretty">
        <MarkedText text={means} />
      </p>
      {help && <WhatHelps help={help} />}
      <p className="mt-2.5 flex flex-wrap gap-2">
        <Link href={href} data-result className="button h-9" onClick={() => onLeave?.()}>
          What it means and what helps
        </Link>
        {document && (
          <a href={playgroundLink(document)} data-result className="button h-9" onClick={onLeave}>
            Open this case in the playground
          </a>
        )}
        {candidates[0] && (
          <Link href={lessonAbout(candidates[0].reason)} data-result className="button h-9" onClick={() => onLeave?.()}>
            The lesson about it
          </Link>
        )}
      </p>
    </>
  )
}

function WhatHelps({ help: { where, lines } }: { help: NonNullable<Answer['help']> }) {
  return (
    <div className="mt-3 border-t border-gate/25 pt-2.5 text-[15px]">
      <h3 className="font-semibold">What helps</h3>
      <p className="text-pretty">
        <MarkedText text={where} />
      </p>
      {lines.length > 0 && (
        <pre className="mt-1.5 rounded-[8px] bg-paper px-3 py-2 text-[13.5px] break-words whitespace-pre-wrap text-go">
          {lines.join('\n')}
        </pre>
      )}
    </div>
  )
}

const IN_WORDS = ['', '', 'two', 'three', 'four', 'five']

/** Several reasons for which the same words are printed, with what tells them apart. */
function OneOf({ answer: { candidates, help }, onLeave }: { answer: Answer; onLeave: OnLeave }) {
  return (
    <>
      <p className={TITLE}>One of these {IN_WORDS[candidates.length] ?? candidates.length}</p>
      <p className="mt-1 text-[15px] text-pretty">
        The words do not tell which: they are printed for all of them. This tells them apart, the likeliest first.
      </p>
      {help && <WhatHelps help={help} />}
      <ol className="mt-3 border-t border-gate/25">
        {candidates.map(({ reason, title, href, tell, document }) => (
          <li
            key={reason}
            className="grid gap-x-4 gap-y-0.5 border-gate/25 py-2.5 not-last:border-b sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <Link
              href={href}
              data-result
              className="link min-w-0 text-[15.5px] font-semibold"
              onClick={() => onLeave?.()}
            >
              {title}
            </Link>
            {document && (
              <a
                href={playgroundLink(document)}
                data-result
                aria-label={`Try it: ${title}`}
                className="link self-baseline text-[14px] max-sm:order-last"
                onClick={onLeave}
              >
                Try it
              </a>
            )}
            <p className="text-[14.5px] text-pretty text-soft sm:col-span-2">
              <MarkedText text={tell} />{' '}
              <Link
                href={lessonAbout(reason)}
                data-result
                aria-label={`The lesson about it: ${title}`}
                className="link"
                onClick={() => onLeave?.()}
              >
                The lesson about it
              </Link>
            </p>
          </li>
        ))}
      </ol>
    </>
  )
}

const playgroundLink = (document: PlaygroundDocument) => `/playground#${encodeLink(document)}`
