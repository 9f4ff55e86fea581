import { describe, expect, test } from 'vitest'
import { processorMs } from '../../testing/processor-time.ts'
import type { Dialect, RunningServer } from '../dialect.ts'
import { NO_UPSTREAM } from '../no-upstream.ts'
import { cra } from './cra.ts'
import { next } from './next.ts'
import { vite } from './vite.ts'

async function start(dialect: Dialect, text: string) {
  return dialect.start(text, {
    origin: 'http://localhost:3000',
    startCode: () => Promise.reject(new Error('No code is run here.')),
    print: () => {},
  })
}
const ask = (server: RunningServer | null, path: string) =>
  server?.answer({ method: 'GET', url: `http://localhost:3000${path}`, headers: [], body: null }, NO_UPSTREAM)

describe('a configuration whose constants double is read in time', () => {
  const doubling = (first: string, step: (name: string) => string) =>
    `const a0 = ${first}\n${Array.from({ length: 45 }, (_, at) => `const a${at + 1} = ${step(`a${at}`)}`).join('\n')}\n`
  test.each<[string, Dialect, string]>([
    [
      'texts',
      vite,
      `${doubling("'x'", (name) => `${name} + ${name}`)}export default { server: { proxy: { [a45]: 'http://localhost:1' } } }`,
    ],
    [
      'lists',
      vite,
      `${doubling("['x']", (name) => `[${name}, ${name}]`)}export default { server: { cors: { origin: a45 } } }`,
    ],
    [
      'templates',
      next,
      `${doubling('`x`', (name) => `\`\${${name}}\${${name}}\``)}export default { async rewrites() { return [{ source: a45, destination: a45 }] } }`,
    ],
    [
      'objects',
      next,
      `${doubling('{}', (name) => `{ a: ${name}, b: ${name} }`)}export default { async headers() { return [a45] } }`,
    ],
  ])('%s', async (_, dialect, text) => {
    expect(await processorMs(() => dialect.check(text))).toBeLessThan(1000)
  })
})

describe('what a proxy makes of a path has a size', () => {
  test.each([
    ["replaceAll('a', 'aa')", 40],
    ["replace(/a/g, 'aa')", 40],
    ["replace(/a/g, '$`$`')", 10],
  ])('of %s', async (call, times) => {
    const rewrite = `(path) => path${`.${call}`.repeat(times)}`
    const { server, diagnostics } = await start(
      vite,
      `export default { server: { proxy: { '/': { target: 'http://localhost:1', rewrite: ${rewrite} } } } }`,
    )
    expect(diagnostics).toEqual([])
    const ms = await processorMs(() => expect(ask(server, `/${'a'.repeat(1000)}`)).rejects.toThrow('Preflight'))
    expect(ms).toBeLessThan(1000)
  })

  test('of rewrites that double the path each time', async () => {
    const { server } = await start(
      next,
      "export default { async rewrites() { return [{ source: '/:path*', destination: '/:path*/:path*/:path*/:path*/:path*' }] } }",
    )
    const ms = await processorMs(() => expect(ask(server, `/${'a'.repeat(10_000)}`)).rejects.toThrow('Preflight'))
    expect(ms).toBeLessThan(1500)
  })

  test('of many patterns and a long path', async () => {
    const rewrites = Array.from({ length: 500 }, (_, at) => `{ source: '/(.*)/:a*/x${at}', destination: '/' },`).join(
      '\n',
    )
    const { server } = await start(next, `export default { async rewrites() { return [\n${rewrites}\n] } }`)
    const ms = await processorMs(() =>
      expect(ask(server, `/${'a/'.repeat(8000)}b`)).rejects.toThrow('no more time than this'),
    )
    expect(ms).toBeLessThan(1500)
  })
})

test('a package.json that is nested deeply has a diagnostic', () => {
  const text = `{"a": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`
  expect(cra.check(text)).toMatchObject([{ severity: 'error' }])
})
