import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runSamples } from '../../testing/run-samples.ts'
import type { RequestEvent, Trace } from '../events.ts'
import { bodyText } from './body-text.ts'
import { curlOf } from './curl.ts'

const run = promisify(execFile)
const hasCurl = spawnSync('curl', ['--version']).status === 0
const runs = await runSamples()
const requests = [...runs].flatMap(([name, trace]) =>
  trace.flatMap((e) => (e.type === 'request' ? [{ name, trace, request: e }] : [])),
)

const traceOf = (request: Partial<RequestEvent>): Trace => [
  {
    type: 'request',
    at: 0,
    call: 1,
    exchange: 1,
    purpose: 'actual',
    method: 'GET',
    url: 'https://bar.other/',
    headers: [],
    body: null,
    hop: 0,
    ...request,
  },
]
const textBody = (text: string) => ({ text, size: new TextEncoder().encode(text).length })

/** A substitute for curl: it prints its arguments, each ended by a NUL, which no argument can contain. */
const standIn = mkdtempSync(join(tmpdir(), 'curl-stand-in-'))
writeFileSync(join(standIn, 'curl'), `#!/bin/sh\nprintf '%s\\0' "$@"\n`, { mode: 0o755 })

/** The arguments that the shell passes to curl. */
async function argumentsOf(command: string): Promise<string[]> {
  const { stdout } = await run('/bin/sh', ['-c', command], {
    env: { ...process.env, PATH: `${standIn}:${process.env.PATH}` },
  })
  return stdout.split('\0').slice(0, -1)
}

const optionValues = (args: readonly string[], option: string) =>
  args.flatMap((arg, i) => (arg === option ? [args[i + 1] ?? ''] : []))

const token = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,12}$/)
const awkward = fc.string({ unit: fc.constantFrom(...`'"\\$\`!;#&|<>(){}[]*?~%= \t\n\rab@-é`), maxLength: 20 })

describe('a request as curl', () => {
  test('the shell passes every word to curl unchanged, whatever it contains', async () => {
    await fc.assert(
      fc.asyncProperty(token, token, awkward, awkward, async (method, name, value, body) => {
        fc.pre(!/^(accept|host|content-length)$/i.test(name) && method !== 'HEAD')
        const command = curlOf(traceOf({ method, headers: [[name, value]], body: textBody(body) }), 1)?.command ?? ''
        const args = await argumentsOf(command)
        expect(optionValues(args, '-H')[0]).toBe(value === '' ? `${name};` : `${name}: ${value}`)
        expect(optionValues(args, '--data-raw')).toEqual([body])
        expect(optionValues(args, '-X')).toEqual(method === 'POST' ? [] : [method])
      }),
      { numRuns: 60 },
    )
  })

  test('the headers carry the Origin that the browser sent', () => {
    expect(requests.length).toBeGreaterThan(15)
    for (const { request, trace } of requests) {
      const origin = request.headers.find(([name]) => name === 'Origin')
      const command = curlOf(trace, request.exchange)?.command ?? ''
      if (origin) expect(command).toContain(`-H 'Origin: ${origin[1]}'`)
      else expect(command).not.toContain('Origin:')
    }
  })

  test('headers that curl sends by itself are not repeated, and those that it would add are removed', async () => {
    const headers = [
      ['Host', 'bar.other'],
      ['Accept', '*/*'],
      ['Content-Length', '1'],
    ] as const
    const repeated = await argumentsOf(
      curlOf(traceOf({ method: 'POST', headers, body: textBody('a') }), 1)?.command ?? '',
    )
    expect(optionValues(repeated, '-H')).toEqual(['Content-Type:'])
    const bare = await argumentsOf(curlOf(traceOf({}), 1)?.command ?? '')
    expect(optionValues(bare, '-H')).toEqual(['Accept:'])
  })

  test('a body that is not text is left out, and a remark says so', () => {
    const curl = curlOf(traceOf({ method: 'POST', body: { size: 3 } }), 1)
    expect(curl?.command).not.toContain('--data')
    expect(curl?.remarks.join()).toContain('3 bytes')
  })

  test('an exchange that is not in the trace has no command', () => {
    expect(curlOf([], 1)).toBeNull()
  })
})

describe.skipIf(!hasCurl)('the real curl', () => {
  const seen: { method: string; path: string; headers: [string, string][]; body: Buffer }[] = []
  const server = createServer((incoming, answer) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const { rawHeaders } = incoming
      seen.push({
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: rawHeaders.flatMap((name, i) => (i % 2 ? [] : [[name, rawHeaders[i + 1] ?? ''] as [string, string]])),
        body: Buffer.concat(chunks),
      })
      answer.writeHead(200, { 'X-Answered': 'yes' }).end(incoming.method === 'HEAD' ? undefined : 'answer')
    })
  })
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  const sent = requests.filter(
    // Node's server knows a closed set of methods; bytes that are not text are left out by design.
    ({ request }) => request.method !== 'patch' && !(request.body && request.body.text === undefined),
  )
  test.each(sent.map((r) => [`${r.name}: ${r.request.method} of exchange ${r.request.exchange}`, r] as const))(
    'sends %s as the browser did',
    async (_title, { trace, request }) => {
      const { port } = server.address() as AddressInfo
      const origin = new URL(request.url).origin
      const there = trace.map((e) =>
        e === request ? { ...e, url: e.url.replace(origin, `http://127.0.0.1:${port}`) } : e,
      )
      const command = curlOf(there, request.exchange)?.command ?? ''
      seen.length = 0
      const { stdout } = await run('/bin/sh', ['-c', `${command.replace('curl -i', 'curl -s -i --noproxy "*"')}`])
      expect(stdout).toMatch(/^HTTP\/1\.1 200 OK/)
      expect(stdout).toContain('X-Answered: yes')
      const [got] = seen
      expect(got?.method).toBe(request.method)
      expect(`${got?.path}`).toBe(request.url.slice(origin.length))
      expect(got?.body.toString()).toBe(bodyText(request.body) ?? '')
      const own = /^(host|user-agent)$/i
      // The network carries bytes; Node shows each as one character, and curl had them as UTF-8.
      const utf8 = (value: string) => Buffer.from(value, 'latin1').toString()
      expect(new Set(got?.headers.filter(([n]) => !own.test(n)).map(([n, v]) => `${n}: ${utf8(v)}`))).toEqual(
        new Set(request.headers.map(([n, v]) => `${n}: ${v}`)),
      )
    },
  )
})
