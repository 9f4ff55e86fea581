/**
 * The script of a worker for servers that are texts. Each message transfers the port of one server, or is a list of
 * dialects to load in advance.
 */
import type { ToServer } from '../sandbox/server/server-messages.ts'
import { type DialectId, loadDialect } from '../servers/dialects.ts'
import { serveText } from './serve-text.ts'

const scope = self as unknown as Worker

scope.addEventListener('message', ({ data, ports }: MessageEvent<readonly DialectId[] | 'serve'>) => {
  const [port] = ports
  // What does not load now is loaded by the server that needs it.
  if (typeof data !== 'string') return void Promise.allSettled(data.map((id) => loadDialect(id)))
  if (!port) return
  serveText({
    send: (message) => port.postMessage(message),
    receive(listener) {
      port.onmessage = ({ data }: MessageEvent<ToServer>) => listener(data)
    },
  })
})
