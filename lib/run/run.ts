/** Runs a document: connects page, browser and servers, and collects the trace. */
import { type BrowserDocument, createUserAgent, type UserAgentOptions } from '../browser/user-agent.ts'
import type { PlaygroundDocument } from '../document/document.ts'
import type { RunEnd, RunOptions } from '../sandbox/run-in-sandbox.ts'
import type { Diagnostic } from '../servers/dialect.ts'
import { createNetwork } from '../servers/network/network.ts'
import { boundedEvent } from '../trace/bounded-event.ts'
import type { Emit, HeaderList, SourcePosition, Trace, TraceEvent } from '../trace/events.ts'
import type { Send } from '../trace/wire.ts'
import { openedDocuments } from './opened-documents.ts'
import type { Prepared } from './prepared.ts'
import { type ServerDependencies, startServers } from './start-servers.ts'

/** Runs JavaScript as the script of a page. Resolves whatever the script does; rejects when it could not be started. */
type Execute = (options: RunOptions) => Promise<RunEnd>

type Prepare = (client: PlaygroundDocument['client']) => Prepared | Promise<Prepared>

/** `now` is also the clock of the caches of the browser and of servers. */
export interface RunDependencies extends ServerDependencies {
  readonly prepare: Prepare
  readonly execute: Execute
  /** Called with every event as it happens. */
  readonly emit?: Emit
  /** Seconds by which this clock is set forward each time that a call has ended: the run itself does not wait. */
  readonly pause?: number
  /** Stops the run: the trace then ends with `stopped`. */
  readonly signal?: AbortSignal
}

export interface RunResult {
  /** Begins with `page` and ends with `ended`. */
  readonly trace: Trace
  /** Server origin → remarks on its text. A server with an error among them refused every connection. */
  readonly diagnostics: ReadonlyMap<string, readonly Diagnostic[]>
}

/**
 * Runs a document once, in a browser with empty caches.
 * @throws what `execute` rejects with: the sandbox itself could not be started, or a dialect's code not be loaded
 */
export async function runDocument(document: PlaygroundDocument, dependencies: RunDependencies): Promise<RunResult> {
  const { prepare, execute, emit = () => {}, onStep = () => {}, pause = 0, signal } = dependencies
  const { browser, page, client } = document
  /** What servers print before the page is opened. The run's clock starts then, so all of it is at 0. */
  const atStart: TraceEvent[] = []
  let isOpen = false
  let ahead = 0
  const now = () => (dependencies.now ?? Date.now)() + ahead
  const started = await startServers(document, { ...dependencies, now }, (event) => {
    if (isOpen) append({ ...event, at: at() })
    else atStart.push({ ...event, at: 0 })
  })
  const diagnostics = new Map(started.map(({ origin, diagnostics }) => [origin, diagnostics]))
  // The servers run by now. Their clock and the browser's start at one moment, so the times of all events compare.
  const began = now()
  const at = () => now() - began
  const trace: TraceEvent[] = []
  let ended = false
  const append: Emit = (event) => {
    // A call may last longer than its script; what happens after the end is not part of the run.
    if (ended) return
    ended = event.type === 'ended'
    const kept = boundedEvent(event)
    trace.push(kept)
    emit(kept)
    if (kept.type === 'settled' && pause > 0) leap(pause * 1000)
  }
  const leap = (milliseconds: number) => {
    ahead += milliseconds
    append({ type: 'waited', at: at(), milliseconds })
  }
  const end = (why: Extract<TraceEvent, { type: 'ended' }>['why']): RunResult => {
    append({ type: 'ended', at: at(), why })
    return { trace, diagnostics }
  }

  const run = new AbortController()
  const stopped = signal ? AbortSignal.any([signal, run.signal]) : run.signal
  const network = createNetwork(started, append, { now: at, wait: (milliseconds) => waitUnless(stopped, milliseconds) })
  // No network answers within one turn of a script, so calls that are made in one turn run at the same time.
  const send: Send = async (request) => {
    await waitUnless(stopped, 0)
    return network(request)
  }
  const { cookies, thirdPartyCookies, localNetworkAccess } = document
  const running = new Set(started.flatMap(({ origin, server }) => (server ? [origin] : [])))
  const ways = new Map(document.servers.map((server) => [server.origin, server]))
  const reach = ({ origin }: URL) => ({ ...ways.get(origin), listens: running.has(origin) })
  const settings = { cookies, thirdPartyCookies, localNetworkAccess }
  const onDocument: UserAgentOptions['onDocument'] = (opened) => documents.add(opened)
  const agent = createUserAgent({ browser, send, reach, emit: append, now, started: began, onDocument, ...settings })
  const headers = page.headers?.length ? { headers: page.headers } : {}
  /** A script in the page, or in a document that it has opened. */
  const inDocument = (document: BrowserDocument, pageHeaders: HeaderList | undefined, code: string): RunOptions => {
    // Positions are those of the client's code, which the markup of other documents is not.
    const place = (source: SourcePosition | undefined) => (source && document === tab ? { source } : {})
    return {
      code,
      pageUrl: document.url,
      origin: document.origin,
      browser,
      pageHeaders,
      carryOut: ({ source, ...call }, aborted) => document.carryOut({ ...call, ...place(source) }, aborted),
      onConsole: ({ level, text, source, by }) =>
        append({ type: 'console', at: at(), by: by ?? 'script', level, text, ...place(source) }),
      onError: ({ kind, name, message, source }) =>
        append({ type: 'script-error', at: at(), kind, name, message, ...place(source) }),
      onLeap: leap,
      onHeaderNotFound: (call, name) => append({ type: 'header-not-found', at: at(), call, name }),
      ...(signal ? { signal } : {}),
    }
  }
  const documents = openedDocuments(
    (opened, code) => execute(inDocument(opened, opened.headers, code)),
    (event) => append({ ...event, at: at() }),
  )
  const tab = agent.openDocument({
    url: page.url,
    ...(page.opaque ? { origin: 'null' } : {}),
    ...headers,
    addressSpace: page.addressSpace,
  })
  const marked = page.stranger ? { stranger: page.stranger } : {}
  append({ type: 'page', at: at(), url: tab.url, origin: tab.origin, browser, ...headers, ...marked })
  isOpen = true
  for (const event of atStart) append(event)
  for (const line of tab.remarks) append({ type: 'console', at: at(), by: 'browser', ...line })

  try {
    onStep({ what: 'client' })
    const prepared = await prepare(client)
    onStep({ what: 'browser' })
    if (!prepared.ok) {
      const { name, message, source } = prepared
      append({ type: 'script-error', at: at(), kind: 'syntax', name, message, ...(source ? { source } : {}) })
      return end('syntax-error')
    }
    if (signal?.aborted) return end('stopped')
    const { why } = await execute(inDocument(tab, page.headers, prepared.code))
    return end(why === 'finished' ? await documents.run() : why)
  } finally {
    ended = true
    run.abort()
    for (const { server } of started) server?.stop?.()
  }
}

/** Waits, and rejects at once when the signal is or becomes aborted. */
function waitUnless(signal: AbortSignal, milliseconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(new Error('The run ended before the server answered.'))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}
