/** The answers of a class's server, and what a request must be like to get one. */
import * as v from 'valibot'
import { MOST_MESSAGE_BYTES, type Refusal } from '../class-protocol.ts'

const STATUS: Readonly<Record<Refusal['reason'], number>> = {
  'not-valid': 400,
  'not-leader': 403,
  'not-joined': 403,
  'other-site': 403,
  'unknown-class': 404,
  'no-such-task': 404,
  'no-such-address': 404,
  'not-collected': 409,
  'poll-closed': 409,
  'class-full': 409,
  'too-large': 413,
  'too-often': 429,
  'server-error': 500,
  'server-full': 503,
}

/** Answers of a class are of this moment, and no proxy may keep, compress or collect them. */
const HEADERS = { 'Cache-Control': 'no-store, no-transform' }

export function answer(body: unknown): Response {
  return Response.json(body, { headers: HEADERS })
}

/** A request that is not fulfilled: `throw refused(…)`. */
export class Refused extends Error {
  readonly refusal: Refusal
  readonly retryAfter: number | undefined

  /** @param retryAfter seconds */
  constructor(reason: Refusal['reason'], says: string, retryAfter?: number) {
    super(says)
    this.refusal = { reason, says }
    this.retryAfter = retryAfter
  }

  response(): Response {
    const headers = { ...HEADERS, ...(this.retryAfter === undefined ? {} : { 'Retry-After': String(this.retryAfter) }) }
    return Response.json(this.refusal, { status: STATUS[this.refusal.reason], headers })
  }
}

/** A stream of server-sent events. */
export function streamAnswer(stream: ReadableStream<Uint8Array>): Response {
  return new Response(stream, {
    headers: {
      ...HEADERS,
      'Content-Type': 'text/event-stream; charset=utf-8',
      // nginx collects what it passes on, unless it is asked not to.
      'X-Accel-Buffering': 'no',
    },
  })
}

/**
 * A page of another site must not use a class through a visitor's browser. A browser says from where a request comes;
 * a program that says nothing has no visitor whom it could use.
 */
export function demandSameOrigin({ headers }: Request): void {
  const site = headers.get('Sec-Fetch-Site')
  const origin = headers.get('Origin')
  const host = headers.get('X-Forwarded-Host') ?? headers.get('Host')
  const same = site === null ? origin === null || hostOf(origin) === host : site === 'same-origin'
  if (!same) throw new Refused('other-site', 'A class can be used by the pages of this site only.')
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}

/** The body of a request, as its schema has it. */
export async function readMessage<Message>(
  request: Request,
  schema: v.GenericSchema<unknown, Message>,
): Promise<Message> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('Content-Type') ?? ''))
    throw new Refused('not-valid', 'The message is not JSON: its Content-Type must be application/json.')
  const result = v.safeParse(schema, parseJson(await readText(request)))
  if (result.success) return result.output
  const [issue] = result.issues
  const path = v.getDotPath(issue)
  throw new Refused('not-valid', path ? `${path}: ${issue.message}` : issue.message)
}

/** Reads piece by piece, so that a larger body is not taken into memory. */
async function readText(request: Request): Promise<string> {
  const decoder = new TextDecoder()
  let size = 0
  let text = ''
  for await (const bytes of request.body ?? []) {
    size += bytes.byteLength
    if (size > MOST_MESSAGE_BYTES)
      throw new Refused('too-large', `The message is larger than ${MOST_MESSAGE_BYTES / 1024} kB.`)
    text += decoder.decode(bytes, { stream: true })
  }
  return text + decoder.decode()
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused('not-valid', 'The message is not JSON.')
  }
}
