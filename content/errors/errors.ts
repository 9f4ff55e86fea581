import type { CaseReason } from '@/lib/search/case-reasons.ts'
import { FAILURE_REASONS, type FailureReason } from '@/lib/trace/failure-reasons.ts'
import { ALLOW_ORIGIN_ERRORS, PREFLIGHT_ALLOW_ORIGIN_ERRORS } from './allow-origin.ts'
import type { ErrorPage } from './error-page.ts'
import { LOCAL_NETWORK_ERRORS } from './local-network.ts'
import { LOOK_ALIKES, type LookAlikePage } from './look-alikes.ts'
import { EMBEDDING_ERRORS, NEVER_SENT_ERRORS } from './never-sent.ts'
import { PREFLIGHT_ERRORS } from './preflight.ts'
import { REDIRECT_ERRORS } from './redirects.ts'

/** The error pages in groups, the most frequent first. */
export const ERROR_GROUPS: readonly {
  readonly title: string
  readonly says: string
  readonly pages: readonly (ErrorPage | LookAlikePage)[]
}[] = [
  {
    title: 'The answer came, and the browser keeps it',
    says: 'The request was sent, and the server did its work. What is missing is a header of the response.',
    pages: ALLOW_ORIGIN_ERRORS,
  },
  {
    title: 'The preflight failed',
    says: 'The browser asked first, and the answer was no. The request itself was never sent.',
    pages: [
      ...PREFLIGHT_ALLOW_ORIGIN_ERRORS.slice(0, 1),
      ...PREFLIGHT_ERRORS,
      ...PREFLIGHT_ALLOW_ORIGIN_ERRORS.slice(1),
    ],
  },
  {
    title: 'It was never sent, or there was no response',
    says: 'No CORS header can help here.',
    pages: [...NEVER_SENT_ERRORS, ...LOCAL_NETWORK_ERRORS],
  },
  { title: 'Redirects', says: 'Each hop is checked again.', pages: REDIRECT_ERRORS },
  { title: 'Kept out of the page', says: 'Protections beside CORS.', pages: EMBEDDING_ERRORS },
  {
    title: 'Taken for CORS',
    says: 'What people meet beside it, and what comes after it. No call fails for these here.',
    pages: LOOK_ALIKES,
  },
]

const ALL = ERROR_GROUPS.flatMap(({ pages }) => pages)

const BY_REASON = new Map<string, ErrorPage>(ALL.flatMap((page) => (isErrorPage(page) ? [[page.reason, page]] : [])))
const BY_NAME = new Map<string, ErrorPage | LookAlikePage>(ALL.map((page) => [page.reason, page]))

/** The page of a reason; a test checks that none is missing. */
export function errorPage(reason: FailureReason): ErrorPage {
  const page = BY_REASON.get(reason)
  if (!page) throw new Error(`The reason ${reason} has no page.`)
  return page
}

export function isErrorPage(page: ErrorPage | LookAlikePage): page is ErrorPage {
  return isFailureReason(page.reason)
}

/** The page of that name in an address; null where there is none. */
export const pageNamed = (name: string): ErrorPage | LookAlikePage | null => BY_NAME.get(name) ?? null

/** The page of a reason that a console text can have; the forms of a rejected cookie share one. */
export function pageOfReason(reason: Exclude<CaseReason, 'upgraded'>): ErrorPage | LookAlikePage {
  const page = pageNamed(reason.startsWith('cookie-') ? 'cookie-rejected' : reason)
  if (!page) throw new Error(`The reason ${reason} has no page.`)
  return page
}

export function isFailureReason(text: string): text is FailureReason {
  return (FAILURE_REASONS as readonly string[]).includes(text)
}
