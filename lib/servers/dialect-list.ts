import { craEntry, nextEntry, viteEntry } from './dev-proxy/entry.ts'
import { expressEntry } from './express/entry.ts'
import { fiber35Entry, fiber240Entry, fiber252Entry } from './fiber/entry.ts'
import { honoEntry } from './hono/entry.ts'
import { mswEntry } from './msw/entry.ts'
import { nginxEntry } from './nginx/entry.ts'
import { rawEntry } from './raw/entry.ts'

/** Every dialect, in the order in which they are offered. None is ever removed: shared links contain their ids. */
export const DIALECT_LIST = [
  rawEntry,
  expressEntry,
  honoEntry,
  mswEntry,
  nginxEntry,
  craEntry,
  viteEntry,
  nextEntry,
  fiber240Entry,
  fiber252Entry,
  fiber35Entry,
] as const

export type DialectId = (typeof DIALECT_LIST)[number]['id']

/** The dialects whose text is a program. */
export type CodeDialectId = Extract<(typeof DIALECT_LIST)[number], { kind: 'code' }>['id']
