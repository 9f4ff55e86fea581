import type { Dialect } from '../dialect.ts'
import { serveRoutes } from './answer.ts'
import { parseRaw } from './parse.ts'

/** The raw dialect: routes and the answers to them, header by header, as they go over the wire. Grammar: `lines.ts`. */
export const raw: Dialect = {
  id: 'raw',
  label: 'Raw headers',
  compile(text) {
    const { routes, diagnostics } = parseRaw(text)
    const broken = diagnostics.some((diagnostic) => diagnostic.severity === 'error')
    return { server: broken ? null : serveRoutes(routes), diagnostics }
  },
}
