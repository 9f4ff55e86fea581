/** The script of the reading worker. */
import type { ToReader } from './read-messages.ts'
import { read } from './serve-readings.ts'

const scope = self as unknown as Worker

scope.addEventListener('message', ({ data }: MessageEvent<ToReader>) => {
  void read(data, (message) => scope.postMessage(message)).then((answer) => scope.postMessage(answer))
})
