import { describe, expect, test } from 'vitest'
import type { Dialect, RequiredHeader } from '../dialect.ts'
import { express } from '../express/express.ts'
import { hono } from '../hono/hono.ts'

const change = (header: string, value: string): RequiredHeader => ({
  header,
  value,
  method: 'GET',
  path: '/',
  preflight: false,
})
const ORIGIN = 'Access-Control-Allow-Origin'
const CREDENTIALS = 'Access-Control-Allow-Credentials'
const METHODS = 'Access-Control-Allow-Methods'
const HEADERS = 'Access-Control-Allow-Headers'
const EXPOSED = 'Access-Control-Expose-Headers'
const FOO = 'https://foo.example'

/** Only origins of the list may read with credentials; every other one reads without. */
const LISTED = `(origin, callback) => callback(null, ['${FOO}'].includes(origin) ? origin : '*')`

/** The first change that a dialect offers; null where it has none. */
function first({ amend }: Dialect, text: string, required: RequiredHeader): string | null {
  const offered = amend?.(text, required)
  return Array.isArray(offered) ? (offered[0]?.text ?? null) : null
}

const inExpress = (call: string) =>
  `import express from 'express'\nimport cors from 'cors'\nconst app = express()\napp.use(${call})\napp.listen(8080)\n`
const amended = (call: string, header: string, value: string) => {
  const text = first(express, inExpress(call), change(header, value))
  return text?.split('\n').slice(3, -2).join('\n').slice('app.use('.length, -1) ?? null
}

describe('a change in the calls of cors', () => {
  test.each([
    ['cors()', ORIGIN, FOO, `cors({ origin: ${LISTED} })`],
    ['cors({})', ORIGIN, FOO, `cors({ origin: ${LISTED} })`],
    ["cors({ origin: '*' })", ORIGIN, FOO, `cors({ origin: ${LISTED} })`],
    ["cors({ origin: 'https://foo.example/' })", ORIGIN, FOO, `cors({ origin: '${FOO}' })`],
    ["cors({ origin: 'https://a.example' })", ORIGIN, FOO, `cors({ origin: ['https://a.example', '${FOO}'] })`],
    ["cors({ origin: ['https://a.example'] })", ORIGIN, FOO, `cors({ origin: ['https://a.example', '${FOO}'] })`],
    ["cors({ origin: ['https://a.example'] })", ORIGIN, '*', "cors({ origin: '*' })"],
    ['cors({ maxAge: 5 })', ORIGIN, FOO, `cors({ maxAge: 5, origin: ${LISTED} })`],
    ['cors({ origin: /foo/ })', ORIGIN, FOO, `cors({ origin: [/foo/, '${FOO}'] })`],
    ['cors({ origin: allowed })', ORIGIN, FOO, `cors({ origin: [allowed, '${FOO}'] })`],
    ['cors({ origin: false })', ORIGIN, FOO, `cors({ origin: '${FOO}' })`],
    [
      "cors({ origin: 'https://a.example, https://b.example/' })",
      ORIGIN,
      FOO,
      `cors({ origin: ['https://a.example', 'https://b.example', '${FOO}'] })`,
    ],
    [
      'cors({ origin: (o, cb) => cb(null, allows(o)) })',
      ORIGIN,
      FOO,
      `cors({ origin: (o, cb) => cb(null, o === '${FOO}' || (allows(o))) })`,
    ],
    [
      "cors({ origin: (o, cb) => cb(null, ['https://a.example'].includes(o)) })",
      ORIGIN,
      FOO,
      `cors({ origin: (o, cb) => cb(null, ['https://a.example', '${FOO}'].includes(o)) })`,
    ],
    [
      "cors({ origin(o, cb) { if (o === 'https://a.example') return cb(null, true); cb(new Error('no')) } })",
      ORIGIN,
      FOO,
      `cors({ origin(o, cb) { if ((o === 'https://a.example' || o === '${FOO}')) return cb(null, true); cb(new Error('no')) } })`,
    ],
    [
      "cors({ origin: [...process.env.ORIGINS.split(',')] })",
      ORIGIN,
      FOO,
      `cors({ origin: [...process.env.ORIGINS.split(','), '${FOO}'] })`,
    ],
    [
      "cors({ origin: process.env.ORIGINS.split(',') })",
      ORIGIN,
      FOO,
      `cors({ origin: [...process.env.ORIGINS.split(','), '${FOO}'] })`,
    ],
    ['cors({ origin: process.env.ORIGIN })', ORIGIN, FOO, `cors({ origin: [process.env.ORIGIN, '${FOO}'] })`],
    [`cors({ origin: '${FOO}' })`, CREDENTIALS, 'true', `cors({ origin: '${FOO}', credentials: true })`],
    ['cors({ credentials: false })', CREDENTIALS, 'true', 'cors({ credentials: true })'],
    ["cors({ credentials: 'true' })", CREDENTIALS, 'true', 'cors({ credentials: true })'],
    ["cors({ methods: ['GET'] })", METHODS, 'PUT', "cors({ methods: ['GET', 'PUT'] })"],
    ["cors({ methods: 'GET,POST' })", METHODS, 'PUT', "cors({ methods: 'GET,POST,PUT' })"],
    ['cors()', METHODS, 'MKCOL', "cors({ methods: ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE', 'MKCOL'] })"],
    ["cors({ allowedHeaders: ['X-A'] })", HEADERS, 'x-token', "cors({ allowedHeaders: ['X-A', 'x-token'] })"],
    ["cors({ allowedHeaders: 'X-A, X-B' })", HEADERS, 'x-token', "cors({ allowedHeaders: 'X-A, X-B, x-token' })"],
    ['cors()', EXPOSED, 'X-Total', "cors({ exposedHeaders: ['X-Total'] })"],
    ['cors()', 'Access-Control-Max-Age', '600', 'cors({ maxAge: 600 })'],
    [
      "cors({\n  origin: 'https://foo.example',\n  methods: [\n    'GET',\n  ],\n})",
      METHODS,
      'PUT',
      "cors({\n  origin: 'https://foo.example',\n  methods: [\n    'GET',\n    'PUT',\n  ],\n})",
    ],
    [
      "cors({\n  origin: 'https://foo.example',\n})",
      CREDENTIALS,
      'true',
      "cors({\n  origin: 'https://foo.example',\n  credentials: true,\n})",
    ],
  ])('a change of %j with %s: %s gives %j', (call, header, value, expected) => {
    expect(amended(call, header, value)).toBe(expected)
  })

  test.each([
    ['it allows everybody already', 'cors()', ORIGIN, '*'],
    ['it names the origin already', `cors({ origin: '${FOO}' })`, ORIGIN, FOO],
    ['it holds the origin already', `cors({ origin: ['${FOO}'] })`, ORIGIN, FOO],
    ['every origin is let in on purpose', 'cors({ origin: true })', ORIGIN, FOO],
    ['the value is no origin', 'cors()', ORIGIN, 'foo.example'],
    ['the options come from elsewhere', 'cors(options)', ORIGIN, FOO],
    ['the method is allowed already', 'cors()', METHODS, 'PUT'],
    ['every header is allowed already', 'cors()', HEADERS, 'x-token'],
    ['credentials are allowed already', 'cors({ credentials: true })', CREDENTIALS, 'true'],
    ['the alias says it already', "cors({ headers: ['X'] })", HEADERS, 'x-token'],
    ['the header is none of CORS', 'cors()', 'Content-Type', 'text/plain'],
  ])('a change is left to a person where %s', (_why, call, header, value) => {
    expect(amended(call, header, value)).toBeNull()
  })

  test('a change is written into the options where they are a constant', () => {
    const text = inExpress('cors(options)').replace('const app', "const options = { origin: '*' }\nconst app")
    expect(first(express, text, change(ORIGIN, FOO))).toBe(text.replace("'*'", LISTED))
  })

  test('a change is written into code with require too, and not into code with syntax errors', () => {
    const text = "const cors = require('cors')\nconst app = require('express')()\napp.use(cors())\napp.listen(1)\n"
    expect(first(express, text, change(ORIGIN, FOO))).toBe(text.replace('cors())', `cors({ origin: ${LISTED} }))`))
    expect(first(express, `${text})`, change(ORIGIN, FOO))).toBeNull()
  })

  test("a change in Hono uses Hono's option names", () => {
    const text = hono.example.replace('cors()', "cors({ allowMethods: ['GET'], allowHeaders: ['X-A'] })")
    expect(first(hono, text, change(METHODS, 'PUT'))).toBe(text.replace("['GET']", "['GET', 'PUT']"))
    expect(first(hono, text, change(HEADERS, 'x-b'))).toBe(text.replace("['X-A']", "['X-A', 'x-b']"))
    expect(first(hono, text, change(EXPOSED, 'X-C'))).toBe(
      text.replace("['X-A'] }", "['X-A'], exposeHeaders: ['X-C'] }"),
    )
    expect(first(hono, hono.example, change(METHODS, 'QUERY'))).toBeNull()
  })
})
