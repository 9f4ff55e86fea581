import type { Lesson } from '@/lib/lessons/lesson.ts'
import { lesson as corsError } from './lessons/cors-error/lesson.ts'
import { lesson as corsHeaders } from './lessons/cors-headers/lesson.ts'
import { lesson as corsMiddleware } from './lessons/cors-middleware/lesson.ts'
import { lesson as devServerProxy } from './lessons/dev-server-proxy/lesson.ts'
import { lesson as fooExample } from './lessons/foo-example/lesson.ts'
import { lesson as preflight } from './lessons/preflight/lesson.ts'
import { lesson as references } from './lessons/references/lesson.ts'
import { lesson as sameOriginPolicy } from './lessons/same-origin-policy/lesson.ts'
import { lesson as whatIsCors } from './lessons/what-is-cors/lesson.ts'
import { lesson as xhrExample } from './lessons/xhr-example/lesson.ts'

/** The lessons in the order of the course notes. To add one: a folder in `lessons/`, an import and an entry here, and a row in `notes-map.md`. */
export const CURRICULUM: readonly Lesson[] = [
  whatIsCors,
  sameOriginPolicy,
  corsHeaders,
  preflight,
  fooExample,
  xhrExample,
  corsError,
  devServerProxy,
  corsMiddleware,
  references,
]
