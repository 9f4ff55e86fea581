import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { processorMs } from '../../testing/processor-time.ts'
import { splitLines } from './lines.ts'
import { compileRaw } from './raw.ts'

/** The part of the text that a remark marks. */
function marked(text: string, code: string): string | undefined {
  const found = compileRaw(text).diagnostics.find((diagnostic) => diagnostic.code === code)
  if (!found) return undefined
  expect(found.to.line).toBe(found.from.line)
  return splitLines(text)[found.from.line - 1]?.slice(found.from.column - 1, found.to.column - 1)
}

describe('errors', () => {
  test.each([
    ['status-missing', 'GET /a\n\nGET /b\n200', 'GET /a'],
    ['status-missing', 'GET /a\nContent-Type: text/plain', 'GET /a'],
    ['status-missing', 'GET /a\n  OK 200', 'OK 200'],
    ['status-out-of-range', 'GET /\n99', '99'],
    ['status-out-of-range', 'GET /\nHTTP/1.1 103 Early Hints', '103'],
    ['status-out-of-range', 'GET /\n600', '600'],
    ['status-out-of-range', 'GET /\n2000 OK', '2000'],
    ['status-text-invalid', 'GET /\n200 tschüss', 'ü'],
    ['second-status', 'GET /\n200\n404 Not Found', '404 Not Found'],
    ['header-without-colon', 'GET /\n200\nContent-Type text/plain', 'Content-Type text/plain'],
    ['blank-in-header-name', 'GET /\n200\nContent Type: text/plain', ' '],
    ['blank-before-colon', 'GET /\n200\nVary : Origin', ' '],
    ['header-name-missing', 'GET /\n200\n: x', ':'],
    ['header-name-invalid', 'GET /\n200\nVäry: Origin', 'ä'],
    ['header-name-invalid', 'GET /\n200\nX(1): y', '('],
    ['control-character', 'GET /\n200\nX: a\u0000b', '\u0000'],
    ['character-outside-latin-1', 'GET /\n200\nX: 😀', '😀'],
    ['path-without-slash', 'GET data\n200', 'data'],
    ['route-with-url', 'GET https://bar.other/data\n200', 'https://bar.other/data'],
    ['route-without-path', 'GET\n200', 'GET'],
    ['route-with-extra-words', 'GET /a b c\n200', 'b c'],
    ['method-in-lower-case', 'get /a\n200', 'get'],
    ['before-any-route', 'Content-Type: text/plain', 'Content-Type: text/plain'],
    ['before-any-route', 'GET /\n200\n\n# title\ntext', 'text'],
    ['when-incomplete', 'GET /\nwhen Origin\n200', 'when Origin'],
    ['delay-invalid', 'GET /\ndelay long\n200', 'delay long'],
    ['delay-too-long', 'GET /\ndelay 60s\n200', 'delay 60s'],
  ])('%s in %j marks %j, and no server runs', (code, text, expected) => {
    expect(marked(text, code)).toBe(expected)
    const { server, diagnostics } = compileRaw(text)
    expect(server).toBeNull()
    expect(diagnostics.find((diagnostic) => diagnostic.code === code)?.severity).toBe('error')
  })
})

describe('warnings, with which the server runs', () => {
  test.each([
    [
      'header-misspelt',
      'GET /\n200\nAcess-Control-Allow-Origin: *',
      'Acess-Control-Allow-Origin',
      'Access-Control-Allow-Origin',
    ],
    [
      'header-misspelt',
      'GET /\n200\nAccess-Control-Allow-Header: x',
      'Access-Control-Allow-Header',
      'Access-Control-Allow-Headers',
    ],
    ['header-misspelt', 'GET /\n200\nContent-Tpye: x', 'Content-Tpye', 'Content-Type'],
    [
      'underscore-in-header-name',
      'GET /\n200\nAccess_Control_Allow_Origin: *',
      'Access_Control_Allow_Origin',
      'Access-Control-Allow-Origin',
    ],
    ['header-unknown', 'GET /\n200\nAccess-Control-Origin: *', 'Access-Control-Origin', undefined],
    ['request-header-in-answer', 'GET /\n200\nOrigin: x', 'Origin', undefined],
    ['method-in-lower-case', 'patch /\n200', 'patch', 'PATCH'],
    ['method-unknown', 'GTE /\n200', 'GTE', 'GET'],
    ['path-with-query', 'GET /a?b=1\n200', '?b=1', ''],
    ['comment-in-value', 'GET /\n200\nVary: Origin # for caches', '# for caches', undefined],
    ['no-break-space', 'GET /\n200\nVary: a,\u00a0b', '\u00a0', ' '],
    ['header-in-body', 'GET /\n200\n\nVary: Origin', 'Vary: Origin', undefined],
    ['route-in-body', 'GET /a\n200\n\nx\nGET /b\n200', 'GET /b', undefined],
    ['body-never-sent', 'GET /\n204\n\n\nx', 'x', undefined],
    ['route-never-reached', '* *\n200\n\nGET /x\n200', 'GET /x', undefined],
    ['route-never-reached', 'GET /x\n200\n\nGET /x\nwhen Origin: *\n200', 'GET /x', undefined],
  ])('%s in %j marks %j', (code, text, expected, replacement) => {
    expect(marked(text, code)).toBe(expected)
    const { server, diagnostics } = compileRaw(text)
    expect(server).not.toBeNull()
    expect(diagnostics.find((diagnostic) => diagnostic.code === code)).toMatchObject({ severity: 'warning' })
    expect(diagnostics.find((diagnostic) => diagnostic.code === code)?.replacement).toBe(replacement)
  })
})

test.each([
  'GET /\n200\nX-Request-Count: 1\nServer-Timing: a\nVia: x',
  'GET /\nwhen Origin: *\n200\n\nGET /\n403',
  'GET /a\n200\n\nPOST /a\n200\n\nGET /a/\n200',
  'FOO /x\n200',
  'GET /a\n200\n\nx\n\\GET /b',
  'GET /a\n200\n\nx\n\nGET /b\n200',
  'GET /a\n200\n\nGET well soon, and come back',
  '',
  '# nothing yet\n',
])('there is no remark on %j', (text) => {
  expect(compileRaw(text).diagnostics).toEqual([])
})

test('every remark says what is wrong, why, and what to do', () => {
  const [remark] = compileRaw('GET https://bar.other/data\n200').diagnostics
  expect(remark?.message).toBe(
    'This server answers for one origin already, so a route names only the path. Write `/data`.',
  )
  expect(remark).toMatchObject({ from: { line: 1, column: 5 }, to: { line: 1, column: 27 }, replacement: '/data' })
})

const lineLike = fc.oneof(
  fc.constantFrom(
    'GET /a',
    'OPTIONS *',
    'get x',
    'GET',
    '200',
    '204 No',
    'HTTP/1.1 600',
    '',
    ' ',
    '# c',
    'when Origin: *',
    'when',
    'delay 1',
  ),
  fc.constantFrom(
    'Vary: Origin',
    'A b: c',
    ': x',
    'Access-Control-Alow-Origin: *',
    '\\GET /x',
    '\\\\#',
    '\tX: y',
    'X\u00a0: \u{1f600}',
    'é',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const textLike = fc.oneof(
  fc
    .array(lineLike, { maxLength: 30 })
    .chain((lines) => fc.constantFrom('\n', '\r\n', '\r').map((end) => lines.join(end))),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

test('any text compiles without throwing, and every remark lies inside the text', () => {
  fc.assert(
    fc.property(textLike, (text) => {
      const lines = splitLines(text)
      for (const { from, to, message } of compileRaw(text).diagnostics) {
        expect(message).not.toContain('undefined')
        expect(from.line).toBe(to.line)
        expect(from.line).toBeGreaterThanOrEqual(1)
        expect(from.column).toBeGreaterThanOrEqual(1)
        expect(to.column).toBeGreaterThan(from.column)
        expect(to.column).toBeLessThanOrEqual((lines[to.line - 1] ?? '').length + 1)
      }
    }),
    { numRuns: 3000 },
  )
})

test.each([
  ['one long line', (size: number) => `GET /\n200\n${'a'.repeat(size)}`],
  ['blanks', (size: number) => `GET /\n200\n${' '.repeat(size)}x${' '.repeat(size)}`],
  ['backslashes', (size: number) => `GET /\n200\n\n${'\\'.repeat(size)}`],
  ['many headers', (size: number) => `GET /\n200\n${'Access-Control-Alow: x\n'.repeat(size / 20)}`],
  ['many routes', (size: number) => 'GET /a\n200\n\n'.repeat(size / 10)],
])('the time for a large text of %s is proportional to its size', async (_, make) => {
  const text = make(200_000)
  expect(await processorMs(() => compileRaw(text))).toBeLessThan(3000)
})

test.each(['\n', '#\n', 'X\n', 'GET /\n', 'GET /*a\n200 OK\n\n'])(
  'the check of 50,000 lines takes time in proportion to them: %j',
  async (line) => {
    const text = line.repeat(50_000 / line.split('\n').length)
    expect(await processorMs(() => compileRaw(text))).toBeLessThan(1000)
  },
)
