import { expect, test } from 'vitest'
import { documentOf } from '@/lib/document/document-of.ts'
import { smallChanges } from './mutations.ts'

const changesOf = (text: string, dialect: 'raw' | 'express' = 'raw') =>
  smallChanges(
    { edits: 'servers', solution: documentOf({ code: '', servers: { 'https://bar.other': { dialect, text } } }) },
    100,
  ).map(({ says, document }) => `${says}: ${document.servers[0]?.text}`)

test.for<['raw' | 'express', string, string]>([
  ['raw', 'Access-Control-Allow-Origin: https://foo.example', 'Access-Control-Allow-Origin: *'],
  ['express', "app.use(cors({ origin: 'https://foo.example' }))", "app.use(cors({ origin: '*' }))"],
  [
    'express',
    "app.use(cors({ origin: ['https://a.example', 'https://b.example'] }))",
    "app.use(cors({ origin: '*' }))",
  ],
  [
    'express',
    "res.set('Access-Control-Allow-Origin', 'https://foo.example')",
    "res.set('Access-Control-Allow-Origin', '*')",
  ],
  [
    'raw',
    'add_header Access-Control-Allow-Origin $allowed always;',
    'add_header Access-Control-Allow-Origin * always;',
  ],
  ['raw', 'AllowOrigins: "https://foo.example",', 'AllowOrigins: "*",'],
])('in %s, %s is opened to everybody', ([dialect, line, opened]) => {
  expect(changesOf(line, dialect)[0]).toBe(`bar.other, line 1 lets everybody in: ${opened}`)
})

test('a pattern loses each of its ends', () => {
  expect(changesOf('origin: /^https:\\/\\/foo\\.example$/,', 'express')).toEqual(
    expect.arrayContaining([
      'bar.other, line 1 compares only a part of the origin: origin: /https:\\/\\/foo\\.example$/,',
      'bar.other, line 1 compares only a part of the origin: origin: /^https:\\/\\/foo\\.example/,',
    ]),
  )
})

test('each line goes once, what is about CORS first, and no comment or empty line', () => {
  expect(changesOf('GET /\n# a comment\n\nVary: Origin')).toEqual([
    'bar.other, line 4 is gone: GET /\n# a comment\n',
    'bar.other, line 1 is gone: # a comment\n\nVary: Origin',
  ])
})

test('only texts that the learner may change are changed, and no more changes are made than wanted', () => {
  const solution = documentOf({ code: 'one()\ntwo()', servers: { 'https://bar.other': 'GET /' } })
  const names = (edits: 'client' | 'servers' | 'both' | 'attack', most = 100) =>
    smallChanges({ solution, edits }, most).map(({ says }) => says)
  expect(names('client')).toEqual(['client.js, line 1 is gone', 'client.js, line 2 is gone'])
  expect(names('attack')).toEqual(names('client'))
  expect(names('servers')).toEqual(['bar.other, line 1 is gone'])
  expect(names('both')).toHaveLength(3)
  expect(names('both', 1)).toHaveLength(1)
})
