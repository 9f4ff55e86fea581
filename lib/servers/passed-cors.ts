import type { HeaderList } from '../trace/events.ts'

/**
 * Whether a response passed a CORS middleware: one that refuses an origin still sends `Vary: Origin`. A response
 * without any header of it was sent before the middleware, so no option of the middleware changes it.
 */
export function passedCors(sent: HeaderList): boolean {
  return sent.some(
    ([name, value]) => /^access-control-/i.test(name) || (/^vary$/i.test(name) && /\borigin\b/i.test(value)),
  )
}
