import type { DialectEntry } from '../dialect-entry.ts'
import { JAVASCRIPT } from '../editor-language.ts'

export const mswEntry: DialectEntry<'msw'> = {
  id: 'msw',
  kind: 'code',
  globals: 'fetch',
  label: 'MSW handlers',
  file: 'server.js',
  language: JAVASCRIPT,
  load: () => import('./msw.ts').then(({ msw }) => msw),
}
