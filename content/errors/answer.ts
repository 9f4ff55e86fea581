/** The site's answer to a recognised console text: title, help, a document, and what tells several reasons apart. */
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { SOME_ORIGIN, SOME_URL } from '@/lib/search/case-addresses.ts'
import { documentFor } from '@/lib/search/case-document.ts'
import { type Help, helpFor } from '@/lib/search/case-help.ts'
import { type CaseReason, pageOf } from '@/lib/search/case-reasons.ts'
import { closerHelp } from '@/lib/search/closer-help.ts'
import type { RecognisedError } from '@/lib/search/recognise-error.ts'
import { tellApart } from '@/lib/search/tell-apart.ts'
import { serializedOriginOf } from '@/lib/trace/address.ts'
import { pageOfReason } from './errors.ts'

interface Candidate {
  readonly reason: CaseReason
  readonly title: string
  readonly href: string
  /** What can be seen if this is the reason. Backticks mark what is code. */
  readonly tell: string
  /** A document that fails for this reason; null where there is none. */
  readonly document: PlaygroundDocument | null
}

export interface Answer {
  readonly title: string
  readonly means: string
  readonly href: string
  /** What helps first, as the text tells; null where that depends on which of the candidates it is. */
  readonly help: Help | null
  /** The likeliest first; one where the text leaves only one. */
  readonly candidates: readonly Candidate[]
}

/** More would confuse; the rest are forms of the same. */
const MOST_CANDIDATES = 5

const UPGRADED = {
  title: 'Asked for over HTTPS instead',
  means: 'The page asks for something over plain HTTP. The browser tries HTTPS by itself.',
  fix: 'Write `https://` in the page.',
  document: null,
}

const page = (reason: CaseReason) => (reason === 'upgraded' ? UPGRADED : pageOfReason(reason))

export function answerTo(error: RecognisedError): Answer | null {
  const [first] = error.reasons
  if (first === undefined) return null
  const { title, means } = page(first)
  const candidates = distinct(error.reasons)
    .slice(0, MOST_CANDIDATES)
    .map((reason) => candidate(reason, error))
  const isOne = new Set(candidates.map(({ href }) => href)).size === 1 || isOneConnection(error)
  return {
    title,
    means,
    href: pageOf(first),
    help: closerHelp(error) ?? (isOne ? (helpFor(error) ?? pageHelp(page(first), error)) : null),
    candidates: isOne ? candidates.slice(0, 1) : candidates,
  }
}

/** Whether nobody answered the call or its preflight makes no difference to what helps. */
const distinct = (reasons: readonly CaseReason[]): readonly CaseReason[] =>
  reasons.filter((reason) => reason !== 'preflight-connection-failed' || !reasons.includes('connection-failed'))

/** The text says how the connection failed. */
const isOneConnection = ({ how, reasons: [first] }: RecognisedError): boolean =>
  how !== undefined && (first === 'connection-failed' || first === 'preflight-connection-failed')

function candidate(reason: CaseReason, error: RecognisedError): Candidate {
  const { title, document: example } = page(reason)
  const document = documentFor({ ...error, reasons: [reason] }, example)
  return {
    reason,
    title,
    href: pageOf(reason),
    tell: tellApart(reason, error.found),
    document: document && { ...document, title },
  }
}

/** The help of the reason's own page, with the addresses of the text in its line. */
function pageHelp(page: { readonly fix: string; readonly line?: string }, { found }: RecognisedError): Help {
  const origin = found.origin && found.origin !== 'null' ? found.origin : SOME_ORIGIN
  const line = page.line
    ?.replaceAll(SOME_ORIGIN, origin)
    .replaceAll(serializedOriginOf(SOME_URL), found.url ? serializedOriginOf(found.url) : serializedOriginOf(SOME_URL))
  const yours = line?.includes(SOME_ORIGIN) ? ` Write your page’s own origin in place of \`${SOME_ORIGIN}\`.` : ''
  return { where: `${page.fix}${yours}`, lines: line === undefined ? [] : [line] }
}

/** The answer's sentences and lines, one after the other. */
export function adviceOf({ help, candidates }: Answer): readonly string[] {
  if (help) return [help.where, ...help.lines]
  return [
    `These words are printed for several reasons. What tells the likeliest ${candidates.length} apart:`,
    ...candidates.map(({ title, tell }) => `${title}: ${tell}`),
  ]
}
