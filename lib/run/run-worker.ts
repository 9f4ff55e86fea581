/** The script of the run worker. Its first message is the URL of the sandbox's frame; `serveRuns` handles the rest. */
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
