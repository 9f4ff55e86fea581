import type { ParsedModule } from '../../javascript/parse.ts'
import type { AdvisedHeader, Amendment, RequiredHeader } from '../dialect.ts'
import { isListHeader } from '../list-header.ts'
import { passedCors } from '../passed-cors.ts'
import { amendments } from '../text-edit.ts'
import { corsAdvice, IN_CORS_CALL } from './cors-advice.ts'
import { amendCors } from './cors-amend.ts'
import { type CorsPackage, corsCalls } from './cors-call.ts'
import { addCors, type Framework, moveCors } from './cors-place.ts'
import { type AskingOrigin, amendHandSet, headerSites } from './hand-set.ts'
import { programOf } from './program.ts'
import { oneValue } from './several-values.ts'

/**
 * Changes of a server with routes: in the options of its cors middleware, in the headers that it sets by hand, or in
 * the place of the middleware. What the response passed is changed first.
 */
export function amendServer(
  parsed: ParsedModule,
  change: RequiredHeader,
  middleware: CorsPackage,
  framework: Framework,
  asking: AskingOrigin,
): readonly Amendment[] {
  const inOptions = amendCors(parsed, change, middleware)
  const program = programOf(parsed)
  const byHand = amendments(...oneValue(program, change, asking), ...amendHandSet(program, change, asking))
  const moved = moveCors(parsed, middleware, framework)
  const inPlace = [...inOptions, ...byHand]
  const passed = !change.sent || passedCors(change.sent)
  return [
    ...(passed ? [...inPlace, ...moved] : [...moved, ...inPlace]),
    ...addCors(parsed, change, middleware, framework),
  ]
}

/**
 * How to write a header into this very program: in the options of its cors middleware, where it sets headers by hand, or
 * by another place of the middleware.
 * @returns null where the program has none of these
 */
export function adviseServer(parsed: ParsedModule, required: AdvisedHeader, middleware: CorsPackage): string | null {
  const { text } = parsed
  const { header, value, sent, status, line } = required
  const program = programOf(parsed)
  const lineOf = ({ start }: { readonly start: number }) => text.slice(0, start).split('\n').length
  const sites = headerSites(program)
  const site =
    sites.find(({ name }) => name === header.toLowerCase()) ??
    sites.find(({ name }) => name === 'access-control-allow-origin')
  const [first] = corsCalls(parsed, middleware)
  if (first && (!sent || passedCors(sent)) && status === undefined) {
    const written = text.slice(first.call.start, first.call.end)
    if (!written.includes(value) || value === 'true') return corsAdvice(IN_CORS_CALL, middleware.options, required)
  }
  if (site && status === undefined) {
    const same = site.name === header.toLowerCase()
    const what = isListHeader(header) ? `\`${value}\` in \`${header}\`` : `\`${header}: ${value}\``
    return same
      ? `Where the program sets \`${header}\`, in line ${lineOf(site.node)}: ${what}${isListHeader(header) ? '' : ' for this page, and what it sends now for every other one'}.`
      : `Beside \`Access-Control-Allow-Origin\`, which the program sets in line ${lineOf(site.node)}: ${what}.`
  }
  if (!first) return null
  const before = line === undefined ? 'what answers' : `line ${line}, which answered`
  return `\`cors()\`, in line ${lineOf(first.call)}, has to come before ${before}${required.preflight ? ', and has to answer OPTIONS too' : ''}: this answer did not pass it.`
}
