import type { DialectEntry } from '../dialect-entry.ts'
import { JAVASCRIPT } from '../editor-language.ts'

export const honoEntry: DialectEntry<'hono'> = {
  id: 'hono',
  kind: 'code',
  globals: 'fetch',
  label: 'Hono',
  file: 'server.js',
  language: JAVASCRIPT,
  load: () => import('./hono.ts').then(({ hono }) => hono),
}
