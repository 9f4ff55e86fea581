/** The script of the run worker. Its first message is where the sandbox's frame lies; the rest is `serveRuns`. */
import type { FromRunWorker, ToRunWorker } from './run-messages.ts'
import { serveRuns } from './serve-runs.ts'

const scope = self as unknown as Worker

scope.addEventListener(
  'message',
  ({ data: base }: MessageEvent<string>) => {
    serveRuns(
      {
        send: (message: FromRunWorker, transfer = []) => scope.postMessage(message, [...transfer]),
        receive: (listener) =>
          scope.addEventListener('message', ({ data, ports }: MessageEvent<ToRunWorker>) => listener(data, ports)),
      },
      base,
    )
  },
  { once: true },
)
