import { describe, expect, test } from 'vitest'
import { readMarkup } from './inline-scripts.ts'

const codesIn = (html: string) => readMarkup(html).scripts.map(({ code }) => code)

describe('scripts in markup', () => {
  test('every inline script is found, in order, whatever the case of its tag', () => {
    expect(codesIn('<p>a</p><script>one()</script><SCRIPT type="text/javascript">two()</Script >')).toEqual([
      'one()',
      'two()',
    ])
  })

  test('a module is told apart from a classic script, and data is neither', () => {
    const { scripts } = readMarkup(
      '<script type=module>await 1</script><script nonce="n1">2</script><script type="application/json">{}</script>',
    )
    expect(scripts).toEqual([
      { code: 'await 1', isModule: true, nonce: '' },
      { code: '2', isModule: false, nonce: 'n1' },
    ])
  })

  test.each([
    ['a comment', '<!-- <script>no()</script> -->'],
    ['an attribute', '<input value="<script>no()</script>">'],
    ['a title', '<title><script>no()</script></title>'],
    ['a field for text', '<textarea><script>no()</script></textarea>'],
    ['escaped text', '<p>&lt;script&gt;no()&lt;/script&gt;</p>'],
    ['a script without an end', '<script>no()'],
  ])('%s contains no script that runs', (_, html) => {
    expect(codesIn(html)).toEqual([])
  })

  test('markup that closes an attribute or a field for text first makes a script of what follows', () => {
    expect(codesIn('<input value=""><script>yes()</script>">')).toEqual(['yes()'])
    expect(codesIn('<title></title><script>yes()</script></title>')).toEqual(['yes()'])
  })

  test('a less-than sign that begins no tag is text', () => {
    expect(codesIn('<p>1 < 2 <3</p><script>yes()</script>')).toEqual(['yes()'])
  })

  test('what a browser runs and this page does not is named', () => {
    expect(readMarkup('<script src="/a.js"></script><img src=x onerror="no()">').notRun).toEqual([
      'external',
      'attribute',
    ])
  })
})
