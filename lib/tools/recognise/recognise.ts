/**
 * `npm run -s recognise < texts.ndjson > cases.ndjson`: what failed in a text that was copied from a browser's console,
 * as the site's search answers it. Answers come in the order of the lines; a line that cannot be read is answered with
 * its error.
 */
import * as v from 'valibot'
import { adviceOf, answerTo } from '../../../content/errors/answer.ts'
import type { PlaygroundDocument } from '../../document/document.ts'
import type { CaseKind, CaseReason } from '../../search/case-reasons.ts'
import { errorTemplates } from '../../search/error-templates.ts'
import { type RecognisedError, recogniseErrors } from '../../search/recognise-error.ts'
import { canParseUrl, serializedOriginOf } from '../../trace/address.ts'
import type { BrowserName } from '../../trace/events.ts'
import { answerLines } from '../answer-lines.ts'

interface Case {
  readonly kind: CaseKind
  /** The likeliest first. */
  readonly reasons: readonly CaseReason[]
  readonly found: {
    readonly browser: BrowserName | null
    readonly url: string | null
    readonly origin: string | null
    readonly redirectedFrom: string | null
    /** What asked for it, where that is neither `fetch` nor `XMLHttpRequest`: `font`, `manifest`. */
    readonly element: string | null
    readonly preflight: boolean
  }
  readonly page: string
  readonly advice: readonly string[]
  readonly document: PlaygroundDocument | null
}

const asked = v.object({ text: v.string() })

function caseOf(error: RecognisedError): Case[] {
  const answer = answerTo(error)
  if (!answer) return []
  const { url = null, from = null, page = '', element } = error.found
  const origin = error.found.origin ?? (canParseUrl(page) ? serializedOriginOf(page) : null)
  return [
    {
      kind: error.kind,
      reasons: error.reasons,
      found: {
        browser: error.browser,
        url,
        origin,
        redirectedFrom: from,
        element: element === undefined || /^(fetch|xmlhttprequest)$/i.test(element) ? null : element,
        preflight: error.preflight,
      },
      page: answer.href,
      advice: adviceOf(answer),
      document: answer.candidates[0]?.document ?? null,
    },
  ]
}

const templates = errorTemplates()

await answerLines(process.stdin, process.stdout, (value) => ({
  cases: recogniseErrors(v.parse(asked, value).text, templates).flatMap(caseOf),
}))
