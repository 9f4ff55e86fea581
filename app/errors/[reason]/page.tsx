import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { BrowserTexts } from '@/components/reference/browser-texts.tsx'
import { ReferencePage } from '@/components/reference/reference-page.tsx'
import { StaticExchange } from '@/components/reference/static-exchange.tsx'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { CURRICULUM } from '@/content/curriculum.ts'
import { problemLink } from '@/content/documents/problems/problem-link.ts'
import { PROBLEMS } from '@/content/documents/problems/problems.ts'
import { errorRuns, lookAlikeRuns } from '@/content/errors/error-runs.ts'
import { ERROR_GROUPS, errorPage, isErrorPage, isFailureReason, pageNamed } from '@/content/errors/errors.ts'
import { sectionsOf } from '@/content/lesson-outlines.ts'
import { isKnownReason, lessonAbout, REASON_LESSONS } from '@/content/reason-lessons.ts'
import { encodeLink } from '@/lib/document/link.ts'
import type { FailureReason } from '@/lib/trace/failure-reasons.ts'
import { explain } from '@/lib/trace/why/explanation.ts'

interface Props {
  params: Promise<{ reason: string }>
}

export const dynamicParams = false

export const generateStaticParams = () => ERROR_GROUPS.flatMap(({ pages }) => pages.map(({ reason }) => ({ reason })))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { reason } = await params
  const page = pageNamed(reason)
  if (!page) return {}
  const { title, means } = page
  return { title, description: means.replace(/[`*]/g, '') }
}

export default async function Page({ params }: Props) {
  const { reason } = await params
  const page = pageNamed(reason)
  if (!page) notFound()
  const { title, means, causes, fix, line, document } = page
  const { trace, messages } = await (isErrorPage(page) ? errorRuns(page.reason) : lookAlikeRuns(page))
  const twin = isErrorPage(page) ? twinOf(page.reason) : null
  const explained = await sectionAbout(reason)
  const problems = PROBLEMS.filter(({ ends }) => ends === reason)
  const rule = trace ? explain(trace, 1)?.rule : null
  return (
    <ReferencePage
      over={
        <Link href="/errors" className="hover:text-ink">
          Errors
        </Link>
      }
      title={title}
    >
      <div className="prose mt-5">
        <p>
          <MarkedText text={means} />
        </p>
        <h2 className={HEADING}>What helps</h2>
        <p>
          <MarkedText text={fix} />
        </p>
      </div>
      {line && (
        <div className="prose max-w-none!">
          <pre className="break-words whitespace-pre-wrap text-go">{line}</pre>
        </div>
      )}

      <h2 className={HEADING}>What the console says</h2>
      <BrowserTexts messages={messages} />

      <div className="prose">
        <h2 className={HEADING}>{causes.length === 1 ? 'Usual cause' : 'Usual causes'}</h2>
        <ul>
          {causes.map((cause) => (
            <li key={cause}>
              <MarkedText text={cause} />
            </li>
          ))}
        </ul>
      </div>

      {document && trace && (
        <>
          <h2 className={HEADING}>See it happen</h2>
          <StaticExchange trace={trace} label={`An exchange that ends like this: ${title}`} />
          <p className="mt-4">
            <a
              href={`/playground#${encodeLink({ ...document, title })}`}
              className="button button-run h-10 px-4 text-[15px]"
            >
              Open it in the playground
            </a>
          </p>
        </>
      )}

      {problems.length > 0 && (
        <>
          <h2 className={HEADING}>Real-world examples</h2>
          <ul className="mt-3 border-t border-line">
            {problems.map((problem) => (
              <li key={problem.slug} className="border-line not-last:border-b">
                <a href={problemLink(problem)} className="group block py-3">
                  <span className="text-[16px] font-semibold group-hover:underline">{problem.title}</span>
                  <span className="mt-0.5 block text-[14.5px] text-soft">
                    <MarkedText text={problem.symptom} />
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}

      <ul className="mt-11 space-y-1.5 border-t border-line pt-5 text-[15.5px]">
        {explained && (
          <li>
            Lesson:{' '}
            <Link className="link" href={explained.href}>
              {explained.title}
            </Link>
          </li>
        )}
        {twin && (
          <li>
            {reason.startsWith('preflight-') ? 'The same on the answer itself: ' : 'The same on the preflight: '}
            <Link className="link" href={`/errors/${twin}`}>
              {errorPage(twin).title}
            </Link>
          </li>
        )}
        {rule && (
          <li>
            The rule:{' '}
            <a className="link" href={rule.href} target="_blank" rel="noreferrer">
              {rule.title}
            </a>
          </li>
        )}
      </ul>
    </ReferencePage>
  )
}

const HEADING = 'mt-10! mb-2! font-display text-[23px]! leading-tight font-[680] tracking-[-0.015em]'

function twinOf(reason: FailureReason): FailureReason | null {
  const other = reason.startsWith('preflight-') ? reason.slice('preflight-'.length) : `preflight-${reason}`
  return isFailureReason(other) ? other : null
}

/** The section of a lesson about a reason, with its title. */
async function sectionAbout(reason: string): Promise<{ readonly href: string; readonly title: string } | null> {
  // One page explains all cookies that are not kept.
  const known = reason === 'cookie-rejected' ? 'cookie-same-site' : reason
  if (!isKnownReason(known)) return null
  const [slug, id] = REASON_LESSONS[known].split('#')
  const lesson = CURRICULUM.find((each) => each.slug === slug)
  const section = lesson && (await sectionsOf(lesson)).find((each) => each.id === id)
  return section ? { href: lessonAbout(known), title: `${lesson.title}: ${section.title}` } : null
}
