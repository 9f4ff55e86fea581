import { afterEach, expect, test } from 'vitest'
import { documentOf } from '../document/document-of.ts'
import type { ToServer } from '../sandbox/server/server-messages.ts'
import type { Trace } from '../trace/events.ts'
import { executeInNode } from './execute-in-node.ts'
import { type RunDependencies, runDocument } from './run.ts'
import { serveText } from './serve-text.ts'
import { createStartText } from './start-text.ts'

const HOUR = 3_600_000
const TWO_CALLS = documentOf({
  code: "for (const at of [1, 2]) await fetch('https://bar.other/data')\n",
  servers: {
    'https://bar.other': {
      dialect: 'nginx',
      text: `proxy_cache_path /c keys_zone=api:1m;
server { location / { proxy_pass http://localhost:8080; proxy_cache api; proxy_cache_valid 200 10m; } }`,
    },
    'http://localhost:8080': 'GET /data\n200\nAccess-Control-Allow-Origin: *\n\nhello\n',
  },
})

/** Runs the two calls on a clock that is set forward after each of them. */
async function run(pause: number, more: Partial<RunDependencies>): Promise<Trace> {
  let passed = 0
  const { trace } = await runDocument(TWO_CALLS, {
    prepare: ({ code }) => ({ ok: true, code }),
    execute: executeInNode,
    now: () => Date.now() + passed,
    emit: ({ type }) => {
      if (type === 'settled') passed += pause
    },
    ...more,
  })
  return trace
}
const cache = (trace: Trace) => trace.flatMap((event) => (event.type === 'shared-cache' ? [event.what] : []))

let close = () => {}
afterEach(() => close())

/** Servers on ports of this thread, as a worker would have them. */
function startOnPorts() {
  const open: MessagePort[] = []
  close = () => open.forEach((port) => void port.close())
  return createStartText(
    (_id, port) => {
      open.push(port)
      serveText({
        send: (message) => port.postMessage(message),
        receive(listener) {
          port.onmessage = ({ data }: MessageEvent<ToServer>) => listener(data)
        },
      })
    },
    () => {},
  )
}

test.each([
  ['in the thread of the run', () => ({})],
  ['in a worker', () => ({ startText: startOnPorts() })],
])('the cache of an nginx %s ages by the clock of the run', async (_, where) => {
  expect(cache(await run(0, where()))).toEqual(['miss', 'stored', 'hit'])
  close()
  expect(cache(await run(HOUR, where()))).toEqual(['miss', 'stored', 'miss', 'stored'])
})

test('a script that waits a minute finds the caches a minute older, and the run does not wait', async () => {
  const waiting = (seconds: number) =>
    documentOf({
      code: `const url = 'https://bar.other/data'
await fetch(url, { method: 'PUT' })
await new Promise((resolve) => setTimeout(resolve, ${seconds} * 1000))
await fetch(url, { method: 'PUT' })
`,
      servers: {
        'https://bar.other':
          'OPTIONS /data\n204\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Methods: PUT\nAccess-Control-Max-Age: 60\n\nPUT /data\n204\nAccess-Control-Allow-Origin: *\n',
      },
    })
  const preflights = async (seconds: number) => {
    const { trace } = await runDocument(waiting(seconds), {
      prepare: ({ code }) => ({ ok: true, code }),
      execute: executeInNode,
    })
    return trace.filter((event) => event.type === 'request' && event.purpose === 'preflight').length
  }
  expect(await preflights(50)).toBe(1)
  expect(await preflights(61)).toBe(2)
})
