import type { DialectEntry } from '../dialect-entry.ts'
import { JAVASCRIPT } from '../editor-language.ts'

export const expressEntry: DialectEntry<'express'> = {
  id: 'express',
  kind: 'code',
  globals: 'node',
  label: 'Express + cors',
  file: 'server.js',
  language: JAVASCRIPT,
  load: () => import('./express.ts').then(({ express }) => express),
}
