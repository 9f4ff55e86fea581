/** What the text of a program tells of its CORS, beside what its packages do while it runs. */
import { rangeOf } from '../../javascript/diagnostic.ts'
import type { ParsedModule } from '../../javascript/parse.ts'
import { child, type JavaScriptNode } from '../../javascript/syntax-tree.ts'
import { firstHeader, headerValues } from '../../trace/header-list.ts'
import type { OwnCors, WrittenOrigin } from '../../trace/server-events.ts'
import type { RunningServer } from '../dialect.ts'
import { nearestOrigin } from '../near-origin.ts'
import { allowsAnyOrigin } from './any-origin.ts'
import { type CorsPackage, corsCalls, optionOf } from './cors-call.ts'
import { emptyVariables } from './empty-variables.ts'
import { headerSites } from './hand-set.ts'
import { headerByHand } from './header-by-hand.ts'
import { originTexts } from './origin-texts.ts'
import { programOf } from './program.ts'

const NAME = 'Access-Control-Allow-Origin'

/**
 * The server, whose responses without a permission also tell which environment variables the list of origins is made
 * from, and what the text has for CORS where no middleware had a part in them.
 * @param middleware the dialect's middleware for CORS; undefined where it has none
 */
export function tellingOfCors(
  server: RunningServer,
  parsed: ParsedModule,
  middleware: CorsPackage | undefined,
): RunningServer {
  const variables = new Map<number, readonly string[]>()
  let written: OwnCors | undefined
  const calls = middleware ? corsCalls(parsed, middleware) : []
  const lineOf = (call: JavaScriptNode) => rangeOf(parsed.text, call.start, call.end).from.line
  /** The middleware whose setting allows every origin by its name. */
  const anyOrigin = (): OwnCors | undefined => {
    const found = calls.find(({ options }) => {
      const option = typeof options === 'string' ? null : optionOf(options, 'origin')
      const origin = option && (child(option, 'value') ?? option)
      return origin !== null && allowsAnyOrigin(origin)
    })
    return found && { what: 'any-origin', by: 'cors()', line: lineOf(found.call) }
  }
  /** The middleware whose value stands in for a variable that is not set. */
  const standIn = (): OwnCors | undefined => {
    const [first] = calls
    const line = first && lineOf(first.call)
    const names = line === undefined ? [] : variablesOf(line)
    return line === undefined || names.length === 0
      ? undefined
      : { what: 'refused', by: 'cors()', line, variables: names }
  }
  const variablesOf = (line: number): readonly string[] => {
    const known = variables.get(line) ?? (middleware ? emptyVariables(parsed, middleware, line) : [])
    variables.set(line, known)
    return known
  }
  /** The places that give the header a value, where a response has several. */
  const several = (): OwnCors => {
    const byHand = headerSites(programOf(parsed)).filter(({ name }) => name === NAME.toLowerCase())
    const places = [...calls.map(({ call }) => call), ...byHand.map(({ node }) => node)]
    return { what: 'several', by: NAME, lines: [...new Set(places.map(lineOf))].sort((a, b) => a - b) }
  }
  let entries: readonly WrittenOrigin[] | undefined
  const withNear = (cors: OwnCors, origin: string | null): OwnCors => {
    entries ??= originTexts(parsed)
    const near = origin === null ? undefined : nearestOrigin(entries, origin)
    return near ? { ...cors, near } : cors
  }
  return {
    ...server,
    async answer(request, upstreams) {
      const answer = await server.answer(request, upstreams)
      if (answer.forwarded) return answer
      const allowed = firstHeader(answer.headers, NAME)
      const asked = firstHeader(request.headers, 'Origin')
      if (allowed !== null) {
        if (headerValues(answer.headers, NAME).length > 1 || /[ ,]/.test(allowed)) return { ...answer, cors: several() }
        if (allowed === '*' || asked === null) return answer
        const told = allowed === asked ? anyOrigin() : standIn()
        return told ? { ...answer, cors: told } : answer
      }
      if (!answer.cors) {
        written ??= writtenInText(parsed, middleware)
        return { ...answer, cors: withNear(written, asked) }
      }
      const cors = withNear(answer.cors, asked)
      const names = cors.line === undefined ? [] : variablesOf(cors.line)
      return { ...answer, cors: names.length === 0 ? cors : { ...cors, variables: names } }
    },
  }
}

/** What the text has for CORS, where its packages report nothing. */
function writtenInText(parsed: ParsedModule, middleware: CorsPackage | undefined): OwnCors {
  const [call] = middleware ? corsCalls(parsed, middleware) : []
  if (call) {
    const { from } = rangeOf(parsed.text, call.call.start, call.call.end)
    return { what: 'passed-by', by: 'cors()', line: from.line }
  }
  const byHand = headerByHand(parsed)
  return byHand ? { what: 'set-elsewhere', by: NAME, ...byHand } : { what: 'absent', by: '' }
}
