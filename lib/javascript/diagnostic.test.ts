import { describe, expect, test } from 'vitest'
import { prepareClientCode } from '../sandbox/prepare-client-code.ts'
import { loadDialect } from '../servers/dialects.ts'

const express = await loadDialect('express')

async function inPage(text: string) {
  const prepared = await prepareClientCode(text, 'javascript')
  return prepared.ok ? [] : prepared.errors
}
const inServer = (text: string) =>
  express.check(text).flatMap(({ code, message, from, to }) => (code === 'syntax' ? [{ message, from, to }] : []))

const NEEDS_ASYNC = '`await` needs an `async` function around it.'

describe('a syntax error has the same words and the same place in a page’s script and in a server', () => {
  test.each([
    ['function f() { await g() }', NEEDS_ASYNC],
    ['const f = () => await g()', NEEDS_ASYNC],
    ['class A { x = await 1 }', NEEDS_ASYNC],
    ['function f() { await using x = y }', '`await using` needs an `async` function around it.'],
    ['async (a = await b) => 1', '`await` cannot be used in the parameters of an `async` function.'],
    ['const a = <div />', 'This syntax is not part of JavaScript.'],
    ['a?.b = 1', 'This syntax is not part of JavaScript.'],
    ['a b', 'A new line or a `;` is missing here.'],
    ['return 1', '`return` is outside of a function.'],
    ['/* a', 'This comment has no closing `*/`.'],
    ['const a = )', '`)` is not expected here.'],
    ['fetch(', 'The code ends too early: something that was opened is not closed.'],
    ['['.repeat(100_000), 'This code cannot be read: it is nested too deep.'],
  ])('%.40s', async (text, message) => {
    const [error] = await inPage(text)
    expect(error).toMatchObject({ message: expect.stringContaining(message) })
    expect(inServer(text)).toContainEqual({ ...error, message })
  })
})

test('a syntax error marks the word where it begins, with lines as ECMAScript ends them', async () => {
  expect(inServer('a\u2028b\r\nlet c\nlet c')).toEqual([
    { message: "Identifier 'c' has already been declared.", from: { line: 4, column: 5 }, to: { line: 4, column: 6 } },
  ])
})

test('a configuration that does not parse has the same words, behind those of its tool', async () => {
  const [error] = (await loadDialect('vite')).check('export default {\n  server: "\n}\n')
  expect(error).toMatchObject({
    message: expect.stringMatching(/^failed to load config from .*\nThis text has no closing quotation mark\.$/),
    from: { line: 2, column: 11 },
  })
  expect((await loadDialect('next')).check('['.repeat(100_000))).toMatchObject([
    { message: expect.stringContaining('nested too deep') },
  ])
})
