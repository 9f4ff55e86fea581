/** The script of a worker for servers that are texts. Each message transfers the port of one server. */
import type { ToServer } from '../sandbox/server/server-messages.ts'
import { serveText } from './serve-text.ts'

const scope = self as unknown as Worker

scope.addEventListener('message', ({ ports }: MessageEvent) => {
  const [port] = ports
  if (!port) return
  serveText({
    send: (message) => port.postMessage(message),
    receive(listener) {
      port.onmessage = ({ data }: MessageEvent<ToServer>) => listener(data)
    },
  })
})
