import { expect, test } from 'vitest'
import { runNdjsonCommand } from '../../testing/run-ndjson-command.ts'

interface Line {
  readonly id: unknown
  readonly error?: string
  readonly cases?: readonly {
    readonly kind: string
    readonly reasons: readonly string[]
    readonly found: object
    readonly page: string
    readonly advice: readonly string[]
    readonly document: object | null
  }[]
}

const recognise = (...input: readonly unknown[]) =>
  runNdjsonCommand<Line>(new URL('recognise.ts', import.meta.url), input)

test('recognise answers every line in order, with what the site says about it', { timeout: 60_000 }, async () => {
  const { lines, code } = await recognise(
    {
      id: 'manifest',
      text: "Access to manifest at 'https://login.test/a' (redirected from 'https://app.test/m') from origin 'https://app.test' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    },
    'no JSON',
    { id: 'no text' },
    { id: 'unrelated', text: 'Uncaught ReferenceError: a is not defined' },
    { id: 'long', text: 'x'.repeat(300_000) },
    { id: 'safari', text: 'Fetch API cannot load http://192.168.0.201/api due to access control checks.' },
  )
  expect(code).toBe(0)
  expect(lines.map(({ id, error, cases }) => [id, error === undefined ? cases?.length : 'error'])).toEqual([
    ['manifest', 1],
    [null, 'error'],
    ['no text', 'error'],
    ['unrelated', 0],
    ['long', 0],
    ['safari', 1],
  ])
  const [manifest] = lines[0]?.cases ?? []
  expect(manifest).toMatchObject({
    kind: 'cors',
    reasons: ['missing-allow-origin'],
    found: {
      browser: 'chromium',
      url: 'https://login.test/a',
      origin: 'https://app.test',
      redirectedFrom: 'https://app.test/m',
      element: 'manifest',
      preflight: false,
    },
    page: '/errors/missing-allow-origin',
    document: { page: { url: 'https://app.test/' } },
  })
  expect(manifest?.advice.join('\n')).toContain('Access-Control-Allow-Origin: https://app.test')
  expect(manifest?.advice.join('\n')).not.toContain('foo.example')
  const [safari] = lines[5]?.cases ?? []
  expect(safari?.reasons).toEqual(expect.arrayContaining(['connection-failed', 'mixed-content']))
  expect(safari?.advice[0]).toMatch(/several reasons/)
})
