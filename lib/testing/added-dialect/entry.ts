import type { DialectEntry } from '@/lib/servers/dialect-entry.ts'

/** A dialect that is not on the list: a test adds it as the author of a new dialect does. */
export const addedEntry: DialectEntry<'one-line'> = {
  id: 'one-line',
  kind: 'text',
  label: 'One line',
  file: 'answer.txt',
  language: {
    id: 'one-line',
    definition: { brackets: [], autoClosingPairs: [], tokenizer: { root: [[/^[^:]+/, 'keyword']] } },
  },
  load: () => import('./one-line.ts').then(({ oneLine }) => oneLine),
}
