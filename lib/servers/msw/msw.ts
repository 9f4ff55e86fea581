import { codeDialect } from '../code/code-dialect.ts'
import { MSW_WORDS } from './words.ts'

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
  help: MSW_WORDS,
  modules: { msw: ['http', 'HttpResponse', 'delay', 'passthrough', 'bypass'] },
})
