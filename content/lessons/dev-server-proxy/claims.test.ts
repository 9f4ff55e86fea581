import { expect, test } from 'vitest'
import { runInNode } from '@/lib/playground/run-in-node.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { lesson } from './lesson.ts'

const run = (name: string, code?: string): Promise<Trace> => {
  const document = lesson.examples[name]?.document
  if (!document) throw new Error(`no example ${name}`)
  return runInNode(code === undefined ? document : { ...document, client: { language: 'javascript', code } })
}
const header = (headers: readonly (readonly [string, string])[] | undefined, name: string) =>
  headers?.find(([n]) => n.toLowerCase() === name.toLowerCase())?.[1]
const sent = (trace: Trace) => trace.flatMap((event) => (event.type === 'request' ? [event] : []))
const sentOn = (trace: Trace) => trace.find((event) => event.type === 'forward')

test('with two ports, the API answers and the browser keeps the answer', async () => {
  const trace = await run('apart')
  expect(trace.find((event) => event.type === 'handler')).toMatchObject({ server: 'http://localhost:8080', ran: true })
  expect(trace.find((event) => event.type === 'failure')).toMatchObject({ reason: 'missing-allow-origin' })
})

test('through the proxy, the browser talks to localhost:3000 and to nobody else', async () => {
  const trace = await run('proxied')
  expect(sent(trace).map(({ url }) => new URL(url).origin)).toEqual(['http://localhost:3000'])
  expect(sentOn(trace)).toMatchObject({ server: 'http://localhost:3000', to: 'http://localhost:8080' })
})

test('the API sends no permission through the proxy, the browser asks for none, and the script reads the answer', async () => {
  const trace = await run('proxied')
  const forwarded = trace.find((event) => event.type === 'forwarded')
  expect(header(forwarded?.headers, 'Access-Control-Allow-Origin')).toBeUndefined()
  expect(trace.some((event) => event.type === 'decision' && event.rule === 'allow-origin')).toBe(false)
  expect(trace.find((event) => event.type === 'console')).toMatchObject({ text: '200 three projects of sara' })
})

test('the development server of Create React App writes headers of permission on what it sends', async () => {
  const response = (await run('proxied')).find((event) => event.type === 'response')
  expect(header(response?.headers, 'Access-Control-Allow-Origin')).toBe('*')
})

test('without any such header, as from Vite, the script reads the answer as well', async () => {
  const trace = await run('vite', 'await fetch("/api/user/sara")')
  const response = trace.find((event) => event.type === 'response')
  expect(header(response?.headers, 'Access-Control-Allow-Origin')).toBeUndefined()
  expect(trace.find((event) => event.type === 'settled')).toMatchObject({ outcome: { kind: 'response', status: 200 } })
})

test.each(['put', 'vite'])('a PUT with JSON needs no preflight through the proxy (%s)', async (name) => {
  const trace = await run(name)
  expect(sent(trace).map(({ method, purpose }) => `${method} ${purpose}`)).toEqual(['PUT actual'])
})

test('a browser sends Origin to its own server with a PUT, and not with a GET', async () => {
  const put = sent(await run('put'))[0]
  const get = sent(await run('proxied'))[0]
  expect(header(put?.headers, 'Origin')).toBe('http://localhost:3000')
  expect(header(get?.headers, 'Origin')).toBeUndefined()
})

test('Create React App writes the API’s address into Origin, and Vite passes on what the browser sent', async () => {
  expect(header(sentOn(await run('put'))?.headers, 'Origin')).toBe('http://localhost:8080')
  expect(header(sentOn(await run('vite'))?.headers, 'Origin')).toBe('http://localhost:5173')
})

test('an address with a host goes past the proxy', async () => {
  const trace = await run('proxied', 'await fetch("http://localhost:8080/api/user/sara")')
  expect(sentOn(trace)).toBeUndefined()
  expect(sent(trace).map(({ url }) => url)).toEqual(['http://localhost:8080/api/user/sara'])
})
