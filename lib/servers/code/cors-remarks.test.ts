import { expect, test } from 'vitest'
import { express } from '../express/express.ts'
import { hono } from '../hono/hono.ts'
import { msw } from '../msw/msw.ts'

/** The remarks on the options, as `code: marked text → replacement`. */
function remarks(dialect: typeof express, options: string): readonly string[] {
  const text = dialect.example.replace('cors()', `cors(${options})`)
  const lines = text.split('\n')
  return dialect.check(text).map(({ code, from, to, replacement }) => {
    const marked = lines[from.line - 1]?.slice(from.column - 1, to.column - 1)
    return `${code}: ${marked}${replacement === undefined ? '' : ` → ${replacement}`}`
  })
}

test.each([
  ["{ allowHeaders: ['X'] }", ['unknown-option: allowHeaders → allowedHeaders']],
  ["{ AllowOrigins: 'https://foo.example' }", ['unknown-option: AllowOrigins → origin']],
  ['{ orgin: true }', ['unknown-option: orgin → origin']],
  ['{ verbose: true }', ['unknown-option: verbose']],
  ["{ headers: ['X'], preflightContinue: true }", []],
  ["{ origin: 'https://foo.example/' }", ["no-origin: 'https://foo.example/' → 'https://foo.example'"]],
  ["{ origin: 'foo.example' }", ["no-origin: 'foo.example' → 'https://foo.example'"]],
  ["{ origin: ['https://FOO.example:443'] }", ["no-origin: 'https://FOO.example:443' → 'https://foo.example'"]],
  ["{ origin: 'http://localhost:3000' }", []],
  ["{ origin: ['*'] }", ["star-in-list: '*'"]],
  ["{ origin: 'https://*.example.com' }", ["no-patterns: 'https://*.example.com'"]],
  ["{ origin: 'https://a.example,https://b.example' }", ["origins-in-one-text: 'https://a.example,https://b.example'"]],
  ["{ credentials: 'true', origin: 'https://foo.example' }", ["credentials-text: 'true' → true"]],
  ["{ origin: '*', credentials: true }", ["star-with-credentials: '*'"]],
  ['{ credentials: true }', ['star-with-credentials: cors({ credentials: true })']],
  ['{ origin: true, credentials: true }', ['any-origin-with-credentials: true']],
  ['{ ...more, credentials: true }', []],
  ['options', []],
])('in Express, cors(%s) is remarked on as %j', (options, expected) => {
  expect(remarks(express, options)).toEqual(expected)
})

test('in Hono, the options have other names, and 1 is accepted for true', () => {
  expect(remarks(hono, "{ allowedHeaders: ['X'], methods: [], exposeHeaders: [] }")).toEqual([
    'unknown-option: allowedHeaders → allowHeaders',
    'unknown-option: methods → allowMethods',
  ])
  expect(remarks(hono, "{ credentials: 'true', origin: 'https://foo.example' }")).toEqual([])
})

test('handlers that are not exported are remarked on', () => {
  expect(msw.check(msw.example)).toEqual([])
  expect(msw.check(msw.example.replace('export ', '')).map(({ code }) => code)).toEqual(['nothing-exported'])
})

test('a program in which nothing listens is remarked on', () => {
  expect(express.check(express.example.replace('app.listen(8080)', '')).map(({ code }) => code)).toEqual([
    'nothing-listens',
  ])
  expect(hono.check(hono.example.replace('export default app', '')).map(({ code }) => code)).toEqual(['nothing-serves'])
})

test.each([
  ['Express', express, 'app.use(cors())', 'app.use(cors)'],
  ['Hono', hono, 'cors()', 'cors'],
] as const)(
  'in %s, cors without parentheses is remarked on, with the call that makes the middleware',
  (_, dialect, called, bare) => {
    const [remark, ...more] = dialect.check(dialect.example.replace(called, bare))
    expect(remark).toMatchObject({ code: 'cors-not-called', replacement: 'cors()' })
    expect(more).toEqual([])
  },
)

test.each([
  ['*', "'/*splat'"],
  ['/api/*', "'/api/*splat'"],
  ['/api/*rest', undefined],
  ['/a', undefined],
])('in Express 5, of the path %s is remarked that its star needs a name', (path, replacement) => {
  const text = express.example.replace('app.use(cors())', `app.options('${path}', cors())`)
  expect(express.check(text).map((each) => each.replacement)).toEqual(replacement === undefined ? [] : [replacement])
})

test('in Express, a header of CORS that is written into the request is remarked on, and one of the response is not', () => {
  const set = (line: string) =>
    express.check(express.example.replace('res.json', `${line}; res.json`)).map(({ code }) => code)
  expect(set("req.headers['Access-Control-Allow-Origin'] = '*'")).toEqual(['header-on-request'])
  expect(set("res.header('Access-Control-Allow-Origin', '*')")).toEqual([])
})

test('a text of origins that is split at its commas is remarked on where its items keep a space', () => {
  const list = (written: string) => remarks(express, `{ origin: ${written} }`)
  const text = "(process.env.ORIGINS || 'https://a.example, https://b.example').split(',')"
  expect(list(text)).toEqual([expect.stringMatching(/^space-in-origin: .* → .*\.trim\(\)\)$/)])
  expect(list(`${text}.map((each) => each.trim())`)).toEqual([])
  expect(list("'https://a.example,https://b.example'.split(',')")).toEqual([])
})

test('in Hono, one text with a comma is remarked on as one origin', () => {
  expect(remarks(hono, "{ origin: 'https://a.example,https://b.example' }")).toEqual([
    "origins-in-one-text: 'https://a.example,https://b.example'",
  ])
})
