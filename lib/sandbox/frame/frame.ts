/**
 * The script of the sandboxed frame (`/sandbox/frame.html`). It owns the workers and only starts and ends
 * them: the learner's code never runs in this thread, because some engines share it with the host page, and because a
 * document can navigate and a worker cannot.
 */
import type { FromFrame, ToFrame, WorkerScript } from '../messages.ts'

/** The source of the bundled page worker, inserted by lib/tools/commands/build-sandbox.mjs. */
declare const PAGE_WORKER_SOURCE: string

// The frame may load nothing (connect-src 'none'), so the worker's source is part of this script.
const workerUrl = URL.createObjectURL(new Blob([PAGE_WORKER_SOURCE], { type: 'text/javascript' }))

function spawnWorker(url = workerUrl, name = 'page'): Worker {
  // A classic worker: Chromium does not load a module worker from a blob in an opaque origin.
  const worker = new Worker(url, { name })
  // The worker reports its script's errors to the host itself; here they would only fill the real browser's console.
  worker.onerror = (event) => event.preventDefault()
  return worker
}

function serve(host: MessagePort): void {
  const workers = new Map<number, Worker>()
  // One worker is always started in advance, so that a run starts at once.
  let spare = spawnWorker()
  /** Worker scripts that came from the host, as text: the frame may load nothing. */
  const urls = new Map<string, string>()
  function spawnScript({ name, source }: WorkerScript): Worker {
    const url = urls.get(name) ?? URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
    urls.set(name, url)
    return spawnWorker(url, name)
  }

  const send = (message: FromFrame) => host.postMessage(message)

  host.onmessage = (event: MessageEvent<ToFrame>) => {
    const message = event.data
    if (message.type === 'spawn') {
      const [port] = event.ports
      if (!port) return
      const worker = message.script ? spawnScript(message.script) : spare
      workers.set(message.run, worker)
      worker.postMessage('port', [port])
      if (worker === spare) spare = spawnWorker()
    } else if (message.type === 'stop') {
      workers.get(message.run)?.terminate()
      workers.delete(message.run)
      send({ type: 'stopped', run: message.run })
    }
  }
  send({ type: 'ready' })
}

/** Of the site that this file came from: its own origin is opaque. */
const siteOrigin = new URL(location.href).origin

// Runs only with an opaque origin inside a page: anywhere else the workers would share an origin with the site. The page
// is one of the same site: any site may frame this file, and none but this one may run code in it.
if (self.origin === 'null' && window.parent !== window) {
  window.addEventListener('message', function connect(event) {
    const [port] = event.ports
    if (event.source !== window.parent || event.origin !== siteOrigin) return
    if (event.data !== 'preflight-sandbox' || !port) return
    window.removeEventListener('message', connect)
    serve(port)
  })
}
