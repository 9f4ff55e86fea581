import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { stepBeginnings } from './step-beginnings.ts'

/** Two algorithms of the Review Draft of June 2026, as they are in its source. */
const SOURCE = `
<h3 id=cors-check>CORS check</h3>

<div algorithm>
<p>To perform a <dfn id=concept-cors-check>CORS check</dfn> for a <var>request</var> and
<var>response</var>, run these steps:

<ol>
 <li><p>Let <var>origin</var> be the result of <a for="header list">getting</a>
 \`<a http-header><code>Access-Control-Allow-Origin</code></a>\` from <var>response</var>'s
 <a for=response>header list</a>.

 <li>
  <p>If <var>origin</var> is null, then return failure.

  <p class=note>Null is not \`<code>null</code>\`.

 <li><p>If <var>request</var>'s <a for=request>credentials mode</a> is not "<code>include</code>"
 and <var>origin</var> is \`<code>*</code>\`, then return success.

 <li><p>If the result of <a>byte-serializing a request origin</a> with <var>request</var> is not
 <var>origin</var>, then return failure.

 <li><p>If <var>request</var>'s <a for=request>credentials mode</a> is not "<code>include</code>",
 then return success.

 <li><p>Let <var>credentials</var> be the result of <a for="header list">getting</a>
 \`<a http-header><code>Access-Control-Allow-Credentials</code></a>\` from <var>response</var>'s
 <a for=response>header list</a>.

 <li><p>If <var>credentials</var> is \`<code>true</code>\`, then return success.

 <li><p>Return failure.
</ol>
</div>

<div algorithm>
<p>To <dfn for=Headers>validate</dfn> a  <a for=/>header</a> (<var>name</var>, <var>value</var>) for
a {{Headers}} object <var>headers</var>:

<ol>
 <li><p>If <var>name</var> is not a <a for=/>header name</a> or <var>value</var> is not a
 <a for=/>header value</a>, then <a>throw</a> a {{TypeError}}.

 <li><p>If <var>headers</var>'s <a for=Headers>guard</a> is "<code>immutable</code>", then
 <a>throw</a> a {{TypeError}}.

 <li><p>If <var>headers</var>'s <a for=Headers>guard</a> is "<code>request</code>" and
 (<var>name</var>, <var>value</var>) is a <a>forbidden request-header</a>, then return false.

 <li><p>If <var>headers</var>'s <a for=Headers>guard</a> is "<code>response</code>" and
 <var>name</var> is a <a>forbidden response-header name</a>, then return false.

 <li><p>Return true.
</ol>
</div>
`

function listed(anchor: string): string[] {
  const list = readFileSync(new URL('../../browser/standard/fetch-steps.txt', import.meta.url), 'utf8')
  const section = list.split('\n\n').find((part) => part.startsWith(`${anchor}\n`)) ?? ''
  return section
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.trim())
}

describe('the beginnings of steps', () => {
  test.each(['#concept-cors-check', '#headers-validate'])(
    'the steps of %s are those in the list of the repository',
    (anchor) => {
      expect(stepBeginnings(SOURCE, anchor)).toEqual(listed(anchor))
    },
  )

  test('the steps of a section are those of its first algorithm', () => {
    expect(stepBeginnings(SOURCE, '#cors-check')).toEqual(stepBeginnings(SOURCE, '#concept-cors-check'))
  })

  test('the steps include substeps and cases, without comments, references and markup of links', () => {
    const source = `<dfn>scheme of it</dfn><ol>
 <li><p>Switch on |url|'s scheme: <!-- all -->
  <dl><dt>"<code>data</code>" <dd><ol><li><p>Return a {{Response/redirect}}. [[!URL]]</ol></dl>
</ol>`
    expect(stepBeginnings(source, '#scheme-of-it')).toEqual(["Switch on url's scheme:", '"data"', 'Return a redirect.'])
  })

  test.each([
    ['#block-bad-port', '<dfn export lt="block bad port">should be blocked due to a bad port</dfn>'],
    ['#dom-headers-set', '<dfn for=Headers method><code>set(<var>name</var>)</code></dfn>'],
    ['#header-value-get-and-split', '<dfn for="header value">get, and split</dfn>'],
  ])('the steps of %s are found, whose definition has no id', (anchor, definition) => {
    expect(stepBeginnings(`${definition}<ol><li>Return.\n</ol>`, anchor)).toEqual(['Return.'])
  })

  test('the beginnings of steps are cut after fourteen words', () => {
    const words = Array.from({ length: 15 }, (_, index) => `w${index}`)
    expect(stepBeginnings(`<dfn>x</dfn><ol><li>${words.join(' ')}\n</ol>`, '#x')).toEqual([
      `${words.slice(0, 14).join(' ')} …`,
    ])
  })

  test('the steps of an unknown algorithm are an error', () => {
    expect(() => stepBeginnings(SOURCE, '#nothing')).toThrow('The standard has no #nothing.')
  })
})
