import type { Diagnostic, Dialect, RunningServer, ServerEnvironment } from '../dialect.ts'
import { amendments } from '../text-edit.ts'
import { amendRaw } from './amend.ts'
import { serveRoutes } from './answer.ts'
import { parseRaw } from './parse.ts'

/** Compiles a raw text to a server, or to the diagnostics that prevent it. Never throws. */
export function compileRaw(
  text: string,
  busyWith?: ServerEnvironment['busyWith'],
): { server: RunningServer | null; diagnostics: readonly Diagnostic[] } {
  const { routes, diagnostics } = parseRaw(text)
  const broken = diagnostics.some((diagnostic) => diagnostic.severity === 'error')
  return { server: broken ? null : serveRoutes(routes, busyWith), diagnostics }
}

/** The raw dialect: routes with their responses, header by header, as they are sent. Grammar: `lines.ts`. */
export const raw: Dialect = {
  example: `# What bar.other answers, header by header.
GET /resources/public-data/
200 OK
Access-Control-Allow-Origin: *
Content-Type: application/json

{ "reading": 42 }
`,
  // The editor's own completions for this dialect know names and values: `completions.ts`.
  help: [],
  amend: (text, change) => amendments(...amendRaw(text, change)),
  check: (text) => compileRaw(text).diagnostics,
  start: async (text, { busyWith }) => compileRaw(text, busyWith),
}
