import { rangeOf } from '../../javascript/diagnostic.ts'
import type { ParsedModule } from '../../javascript/parse.ts'
import { child, children, nameOf } from '../../javascript/syntax-tree.ts'
import { codeDialect } from '../code/code-dialect.ts'
import type { Diagnostic } from '../dialect.ts'
import { amendMsw } from './amend.ts'
import { MSW_HELP } from './help.ts'

/** Handlers of Mock Service Worker. */
export const msw = codeDialect({
  id: 'msw',
  example: `import { http, HttpResponse } from 'msw'

export const handlers = [
  http.get('/resources/public-data/', () =>
    HttpResponse.json({ reading: 42 }, { headers: { 'Access-Control-Allow-Origin': '*' } }),
  ),
]
`,
  help: MSW_HELP,
  modules: { msw: ['http', 'HttpResponse', 'delay', 'passthrough', 'bypass'] },
  remarks: nothingExported,
  amend: amendMsw,
})

function nothingExported({ text, body }: ParsedModule): readonly Diagnostic[] {
  const all = body ?? []
  const last = all.at(-1)
  const isExport = all.some((node) => {
    if (node.type === 'ExportDefaultDeclaration') return true
    const declaration = child(node, 'declaration')
    const declared = declaration ? children(declaration, 'declarations').map((one) => nameOf(child(one, 'id'))) : []
    const named = children(node, 'specifiers').map((one) => nameOf(child(one, 'exported')))
    return [...declared, ...named].some((name) => name === 'handlers' || name === 'default')
  })
  // CommonJS exports in ways that only show when it runs.
  if (!last || isExport || /\b(module|exports)\b/.test(text)) return []
  return [
    {
      ...rangeOf(text, last.start, last.end),
      severity: 'warning',
      code: 'nothing-exported',
      message:
        'Nothing is exported as `handlers`, so the server does not start. Write `export const handlers = [ … ]`.',
    },
  ]
}
