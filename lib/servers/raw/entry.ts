import type { DialectEntry } from '../dialect-entry.ts'

export const rawEntry: DialectEntry<'raw'> = {
  id: 'raw',
  kind: 'text',
  label: 'Raw headers',
  file: 'headers.txt',
  language: { id: 'raw', ownServices: true },
  load: () => import('./raw.ts').then(({ raw }) => raw),
}
