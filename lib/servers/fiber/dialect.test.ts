import { describe, expect, test } from 'vitest'
import type { ServerEnvironment } from '../dialect.ts'
import { DIALECTS, type DialectId, loadDialect } from '../dialects.ts'
import { corsConfigType } from './packages/cors.ts'
import { fiberTypes } from './packages/fiber-types.ts'
import { majorOf } from './version.ts'

const RELEASES: readonly (readonly [DialectId, string, string])[] = [
  ['fiber-2.40', 'Fiber 2.40', '2.40.1'],
  ['fiber-2.52', 'Fiber 2.52', '2.52.15'],
  ['fiber-3.5', 'Fiber 3.5', '3.5.0'],
]

const SURROUNDINGS: ServerEnvironment = {
  origin: 'https://bar.other',
  startCode: async () => ({ crash: { text: 'no code here' } }),
  print: () => {},
}

describe.each(RELEASES)('%s', (id, label, version) => {
  test('the dialect is listed as a Go file', () => {
    expect(DIALECTS[id]).toMatchObject({ label, file: 'main.go', language: { id: 'go' } })
  })

  test('the example has no diagnostics and starts', async () => {
    const dialect = await loadDialect(id)
    expect(dialect.check(dialect.example)).toEqual([])
    const { server, diagnostics } = await dialect.start(dialect.example, SURROUNDINGS)
    expect([server === null, diagnostics]).toEqual([false, []])
  })

  test('the help explains every field of cors.Config once', async () => {
    const { help } = await loadDialect(id)
    const words = help.map(({ word }) => word)
    expect(new Set(words).size).toBe(words.length)
    const fields = corsConfigType(version, fiberTypes(majorOf(version))).fields.map(({ name }) => name)
    expect(words).toEqual(expect.arrayContaining(fields))
  })

  test('an amendment writes the origin into the middleware', async () => {
    const dialect = await loadDialect(id)
    const offered = await dialect.amend?.(dialect.example, {
      header: 'Access-Control-Allow-Origin',
      value: 'https://foo.example',
      method: 'GET',
      path: '/resources/public-data/',
      preflight: false,
    })
    const amended = offered?.[0]?.text
    expect(amended && dialect.check(amended)).toEqual([])
    expect(amended).toContain('https://foo.example')
  })
})

test('the help leaves out the fields that a release does not have', async () => {
  const words = async (id: DialectId) => (await loadDialect(id)).help.map(({ word }) => word)
  expect(await words('fiber-2.40')).not.toContain('AllowOriginsFunc')
  expect(await words('fiber-2.52')).not.toContain('AllowPrivateNetwork')
  expect(await words('fiber-3.5')).toContain('AllowPrivateNetwork')
})
