import type { DialectEntry } from '../dialect-entry.ts'

const GO = { id: 'go' }

export const fiber240Entry: DialectEntry<'fiber-2.40'> = {
  id: 'fiber-2.40',
  kind: 'text',
  label: 'Fiber 2.40',
  file: 'main.go',
  language: GO,
  load: () => import('./dialect.ts').then(({ fiber240 }) => fiber240),
}

export const fiber252Entry: DialectEntry<'fiber-2.52'> = {
  id: 'fiber-2.52',
  kind: 'text',
  label: 'Fiber 2.52',
  file: 'main.go',
  language: GO,
  load: () => import('./dialect.ts').then(({ fiber252 }) => fiber252),
}

export const fiber35Entry: DialectEntry<'fiber-3.5'> = {
  id: 'fiber-3.5',
  kind: 'text',
  label: 'Fiber 3.5',
  file: 'main.go',
  language: GO,
  load: () => import('./dialect.ts').then(({ fiber35 }) => fiber35),
}
