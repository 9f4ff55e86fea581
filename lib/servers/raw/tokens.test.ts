import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokenizeRaw } from './tokens.ts'

const words = (text: string): string[][] =>
  tokenizeRaw(text).map(({ line, tokens }) =>
    tokens.map(
      (token, index) => `${token.kind}=${line.slice(token.start, tokens[index + 1]?.start ?? line.length).trim()}`,
    ),
  )

test('every kind of line has its tokens', () => {
  expect(
    words(
      '# c\nGET /a\nwhen Origin: https://x\ndelay 1s\nHTTP/1.1 200 OK\nVary: Origin\nX:\noops\n\n<b>\n\n\\GET /x\n\n# end\nstray\nPUT /b\nx',
    ),
  ).toEqual([
    ['comment=# c'],
    ['method=GET', 'path=/a'],
    ['directive=when', 'header-name=Origin', 'colon=:', 'value=https://x'],
    ['directive=delay', 'value=1s'],
    ['status=200', 'value=OK'],
    ['header-name=Vary', 'colon=:', 'value=Origin'],
    ['header-name=X', 'colon=:'],
    ['error=oops'],
    [],
    ['body=<b>'],
    [],
    ['directive=\\', 'body=GET /x'],
    [],
    ['comment=# end'],
    ['error=stray'],
    ['method=PUT', 'path=/b'],
    ['error=x'],
  ])
})

test('tokens of any text are in order and inside their line', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 20 })), (lines) => {
      for (const { line, tokens } of tokenizeRaw(lines.join('\n'))) {
        for (const [index, token] of tokens.entries()) {
          expect(token.start).toBeGreaterThanOrEqual(index === 0 ? 0 : (tokens[index - 1]?.start ?? 0) + 1)
          expect(token.start).toBeLessThan(line.length)
        }
      }
    }),
  )
})
