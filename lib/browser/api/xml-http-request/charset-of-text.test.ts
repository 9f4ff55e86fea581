import { describe, expect, test } from 'vitest'
import { withCharsetOfText } from './charset-of-text.ts'

// Measured in Chromium 156 and Firefox 153.
describe('the charset of a Content-Type that goes with text', () => {
  test.each([
    ['text/plain;charset=utf-8', 'text/plain;charset=UTF-8'],
    ['text/plain; CHARSET=utf-8', 'text/plain; CHARSET=UTF-8'],
    ['text/plain; charset="utf-8"', 'text/plain; charset="UTF-8"'],
    ["text/plain; charset='latin1'", "text/plain; charset='UTF-8'"],
    ['text/plain; charset=latin1; charset=utf-8', 'text/plain; charset=UTF-8; charset=UTF-8'],
    ['text/plain; charset =latin1', 'text/plain; charset =UTF-8'],
    ['text/plain; charset= latin1;', 'text/plain; charset= UTF-8;'],
    ['text/plain; charset=utf-8; "x', 'text/plain; charset=UTF-8; "x'],
    ['text/plain; a="b;charset=latin1"', 'text/plain; a="b;charset=UTF-8"'],
    ['text/plain;charset=utf-8, x', 'text/plain;charset=UTF-8 x'],
    ['garbage charset=utf-8', 'garbage charset=UTF-8'],
  ])('is written over in Chromium wherever it is in %s', (written, value) => {
    expect(withCharsetOfText(written, 'chromium')).toBe(value)
  })

  test.each([
    'text/plain',
    'text/plain; charset=',
    'text/plain; charset',
    'text/plain;xcharset=latin1',
    'text/plain; "charset=latin1',
    'charset=latin1',
  ])('is not there for Chromium in %s', (written) => {
    expect(withCharsetOfText(written, 'chromium')).toBe(written)
  })

  test.each([
    ['text/plain; charset=utf-8', 'text/plain; charset=utf-8'],
    ['text/plain; a=b; charset=latin1', 'text/plain;a=b;charset=UTF-8'],
    ["text/plain; charset='utf-8'", 'text/plain;charset=UTF-8'],
    ['text/plain; charset=utf-8; charset=latin1', 'text/plain; charset=utf-8; charset=latin1'],
    ['garbage; charset=latin1', 'garbage; charset=latin1'],
  ])('is set in Firefox by the standard: %s is sent as %s', (written, value) => {
    expect(withCharsetOfText(written, 'firefox')).toBe(value)
  })
})
