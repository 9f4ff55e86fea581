import type { ExceededBound } from '../../../trace/server-events.ts'
import type { ServerRequest } from '../../dialect.ts'
import { headBytes, roomFor } from '../../request-bounds.ts'

/** `DefaultReadBufferSize` and `DefaultBodyLimit` of Fiber, in bytes. */
const READ_BUFFER_SIZE = 4096
const BODY_LIMIT = 4 * 1024 * 1024

export interface Bounds {
  /** `fiber.Config`, in bytes; 0 or absent for Fiber's own value. */
  readonly readBufferSize?: number
  readonly bodyLimit?: number
}

/**
 * What fasthttp, which reads the requests for Fiber, refuses: request line and headers that do not fit into its buffer
 * (`ErrSmallBuffer`), and a body over the limit (`ErrBodyTooLarge`). Null for a request that it reads.
 */
export function exceededBound(request: ServerRequest, bounds: Bounds): ExceededBound | null {
  const program = 'Fiber'
  const head = headBytes(request)
  const buffer = bounds.readBufferSize || READ_BUFFER_SIZE
  if (head > buffer)
    return {
      program,
      what: 'head',
      size: head,
      most: buffer,
      setting: `fiber.Config{ReadBufferSize: ${roomFor(head)}}`,
    }
  const size = request.body?.byteLength ?? 0
  const limit = bounds.bodyLimit || BODY_LIMIT
  return size > limit
    ? { program, what: 'body', size, most: limit, setting: `fiber.Config{BodyLimit: ${roomFor(size)}}` }
    : null
}
