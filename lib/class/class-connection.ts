/** A device's connection to its class: it joins, follows the stream, sends what it has to say, and comes back by itself. */
import {
  type ClassSummary,
  type CreatedClass,
  DEVICE_HEADER,
  HEARTBEAT,
  type LeadMessage,
  type Refusal,
  type Welcome,
} from './class-protocol.ts'
import { type ClassView, changedView, type ViewChange } from './class-view.ts'
import { messagesOf } from './event-stream.ts'
import { type Attempt, backOff, createOutbox, type Delivery } from './outbox.ts'

export type Status =
  /** As it begins; no listener is called with it. */
  | { readonly is: 'connecting' }
  | { readonly is: 'live' }
  /** The connection was lost, and is tried again by itself. */
  | { readonly is: 'away' }
  /** It is over: the class has ended, or this device is not let in. */
  | { readonly is: 'over'; readonly refusal: Refusal | null }

export interface ClassListener {
  readonly view: (view: ClassView) => void
  readonly status: (status: Status) => void
  /** A student's device has joined, or is back. */
  readonly welcome?: (welcome: Welcome) => void
}

/** Where the class is, and who asks. */
export interface ClassAccess {
  /** The site, as in `https://cors.example`; empty: this page's own. */
  readonly site?: string
  readonly code: string
  readonly as: { readonly device: string } | { readonly token: string }
}

export interface ClassConnection {
  vote(message: { readonly poll: number; readonly answers: object; readonly at: number }): Promise<Delivery>
  solved(task: number): Promise<Delivery>
  lead(message: LeadMessage): Promise<Delivery>
  summary(): Promise<ClassSummary | null>
  /** The network may be back: what waits is tried now. */
  tryNow(): void
  close(): void
}

/** A request without an answer for this long is taken for lost, in milliseconds. */
const PATIENCE = 10_000
/** A stream without even a comment for this long is taken for lost. */
const SILENCE = 2.5 * HEARTBEAT

export function connectToClass(access: ClassAccess, listener: ClassListener): ClassConnection {
  const address = (what: string) => addressIn(access, what)
  const who = whoAsks(access)
  const closing = new AbortController()
  /** Ends a request when the connection is closed, as `AbortSignal.any` would, which not every phone has. */
  const abortable = () => {
    const controller = new AbortController()
    const abort = () => controller.abort()
    closing.signal.addEventListener('abort', abort)
    if (closing.signal.aborted) abort()
    return { signal: controller.signal, abort, done: () => closing.signal.removeEventListener('abort', abort) }
  }
  const wakeUp = new Set<() => void>()
  const wait = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer)
        wakeUp.delete(done)
        resolve()
      }
      const timer = setTimeout(done, milliseconds)
      wakeUp.add(done)
    })
  const outbox = createOutbox(wait)

  /** One request. @returns the answer's JSON, a refusal, or in how long to try again */
  async function ask(what: string, body?: unknown): Promise<Attempt> {
    const request = abortable()
    const timer = setTimeout(request.abort, PATIENCE)
    try {
      const response = await fetch(address(what), {
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
        headers: { ...who, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
        cache: 'no-store',
        signal: request.signal,
      })
      return response.ok ? { ok: true, answer: await response.json() } : await refusalIn(response)
    } catch {
      return { again: 0 }
    } finally {
      clearTimeout(timer)
      request.done()
    }
  }

  /** @returns once the stream has ended or broken off: how long to wait, or null where it is over */
  async function follow(): Promise<number | null> {
    if ('device' in access.as) {
      const hello = await ask('hello', {})
      if ('again' in hello) return hello.again
      if (!hello.ok) return over(hello.refusal)
      listener.welcome?.(hello.answer as Welcome)
    }
    const stream = abortable()
    let silence: ReturnType<typeof setTimeout> | undefined
    const heard = () => {
      clearTimeout(silence)
      silence = setTimeout(stream.abort, SILENCE)
    }
    let view: ClassView | null = null
    try {
      heard()
      const response = await fetch(address('events'), { headers: who, cache: 'no-store', signal: stream.signal })
      if (!response.ok || !response.body) {
        const attempt = await refusalIn(response)
        if ('again' in attempt) return attempt.again
        // It has to say hello again, as after the class was forgotten.
        return attempt.ok || attempt.refusal?.reason === 'not-joined' ? 1_000 : over(attempt.refusal)
      }
      for await (const change of messagesOf(response.body, heard)) {
        view = changedView(view, change as ViewChange)
        if (!view) return 0
        tries = 0
        listener.status({ is: 'live' })
        listener.view(view)
      }
    } catch {
      // It broke off: it is opened again.
    } finally {
      clearTimeout(silence)
      stream.done()
    }
    return view?.ended ? over(null) : 0
  }

  const over = (refusal: Refusal | null): null => {
    listener.status({ is: 'over', refusal })
    return null
  }

  let tries = 0
  async function stay(): Promise<void> {
    while (!closing.signal.aborted) {
      const again = await follow()
      if (again === null || closing.signal.aborted) return
      listener.status({ is: 'away' })
      await wait(Math.max(again, backOff(tries)))
      tries += 1
    }
  }
  void stay()

  const post = (kind: string, what: string, body: unknown) => outbox.put(kind, () => ask(what, body))

  return {
    vote: (message) => post(`vote ${message.poll}`, 'vote', message),
    solved: (task) => post(`solved ${task}`, 'solved', { task }),
    // What was done with one poll says nothing about another.
    lead: (message) => post('poll' in message ? `${message.do} ${message.poll}` : message.do, 'lead', message),
    async summary() {
      const delivery = await outbox.put('summary', () => ask('summary'))
      return delivery.ok ? (delivery.answer as ClassSummary) : null
    },
    tryNow() {
      for (const wake of [...wakeUp]) wake()
    },
    close() {
      closing.abort()
      outbox.close()
      for (const wake of [...wakeUp]) wake()
    },
  }
}

export const addressIn = ({ site = '', code }: ClassAccess, what: string) => `${site}/api/class/${code}/${what}`

/** The header that says who asks. */
export const whoAsks = ({ as }: ClassAccess): Readonly<Record<string, string>> =>
  'device' in as ? { [DEVICE_HEADER]: as.device } : { Authorization: `Bearer ${as.token}` }

/** What an answer that is not 2xx says; one that is not of a class's server, as a proxy's, is tried again. */
export async function refusalIn(response: Response): Promise<Attempt> {
  const refusal = (await response.json().catch(() => null)) as Partial<Refusal> | null
  const retry = Number(response.headers.get('Retry-After') ?? 0) * 1_000
  if (response.status === 429 || response.status >= 500 || !refusal?.reason || !refusal.says)
    return { again: Number.isFinite(retry) ? retry : 0 }
  return { ok: false, refusal: { reason: refusal.reason, says: refusal.says } }
}

/** A new class; or why there is none: no server is there, as on a host of files only, or it refused. */
export type Start =
  | { readonly is: 'started'; readonly created: CreatedClass }
  | { readonly is: 'no-server' }
  | { readonly is: 'refused'; readonly says: string }

/** Never rejects. @param site as in `ClassAccess` */
export async function startClass(site = ''): Promise<Start> {
  try {
    const headers = { 'Content-Type': 'application/json' }
    const response = await fetch(`${site}/api/class`, { method: 'POST', headers, body: '{}' })
    const said = (await response.json()) as Partial<CreatedClass & Refusal>
    if (said.code && said.leaderToken)
      return { is: 'started', created: { code: said.code, leaderToken: said.leaderToken } }
    return said.reason && said.says ? { is: 'refused', says: said.says } : { is: 'no-server' }
  } catch (error) {
    // A host of files answers with a page; without a connection there is no answer at all.
    if (error instanceof SyntaxError) return { is: 'no-server' }
    return { is: 'refused', says: 'The server cannot be reached. Check the connection, then try again.' }
  }
}
