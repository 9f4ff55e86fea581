/** What the text of a program tells of its CORS, beside what its packages do while it runs. */
import { rangeOf } from '../../javascript/diagnostic.ts'
import type { ParsedModule } from '../../javascript/parse.ts'
import { hasHeader } from '../../trace/header-list.ts'
import type { RunningServer } from '../dialect.ts'
import { type CorsPackage, corsCalls } from './cors-call.ts'
import { emptyVariables } from './empty-variables.ts'

/**
 * The server, whose responses without a permission also tell which environment variables the list of origins is made
 * from, and that a middleware which the text has was not even made.
 */
export function tellingOfCors(server: RunningServer, parsed: ParsedModule, middleware: CorsPackage): RunningServer {
  const lines = corsCalls(parsed, middleware).map(({ call }) => rangeOf(parsed.text, call.start, call.end).from.line)
  const found = new Map<number, readonly string[]>()
  return {
    ...server,
    async answer(request, upstreams) {
      const answer = await server.answer(request, upstreams)
      const [line] = lines
      if (
        !answer.cors &&
        line !== undefined &&
        !answer.forwarded &&
        !hasHeader(answer.headers, 'Access-Control-Allow-Origin')
      )
        return { ...answer, cors: { what: 'passed-by', by: 'cors()', line } }
      const { cors } = answer
      if (cors?.line === undefined) return answer
      const variables = found.get(cors.line) ?? emptyVariables(parsed, middleware, cors.line)
      found.set(cors.line, variables)
      return variables.length === 0 ? answer : { ...answer, cors: { ...cors, variables } }
    },
  }
}
