import type { DialectId } from '@/lib/servers/dialects.ts'
import { express } from './express.ts'
import { fiber2, fiber3 } from './fiber.ts'
import { hono } from './hono.ts'
import { msw } from './msw.ts'
import { nginx } from './nginx.ts'
import { raw } from './raw.ts'
import type { StackTexts } from './stack.ts'

/** The texts of every dialect in which a server can decide about CORS by itself; a development proxy cannot. */
export const STACK_TEXTS: Partial<Readonly<Record<DialectId, StackTexts>>> = {
  express,
  hono,
  'fiber-3.5': fiber3,
  'fiber-2.52': fiber2,
  'fiber-2.40': fiber2,
  nginx,
  msw,
  raw,
}
