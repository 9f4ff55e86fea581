import fc from 'fast-check'
import { deflateSync, strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { toBase64Url } from './base64url.ts'
import { DEFAULT_DOCUMENT } from './default-document.ts'
import type { PlaygroundDocument } from './document.ts'
import { fnv1a } from './fnv.ts'
import { decodeLink, encodeLink } from './link.ts'
import { DICTIONARY_V1 } from './link-dictionary.ts'

/** A link with any value and a correct checksum. */
function linkAround(value: unknown): string {
  const json = strToU8(JSON.stringify(value))
  const payload = toBase64Url(deflateSync(json, { dictionary: strToU8(DICTIONARY_V1) }))
  return `v1.${payload}${fnv1a(payload)}`
}

// Letters that cannot be compressed, so that the link has several lines.
const code = Array.from({ length: 400 }, (_, at) =>
  String.fromCharCode(97 + ((Math.imul(at + 1, 2654435761) >>> 8) % 26)),
).join('')
const document: PlaygroundDocument = { ...DEFAULT_DOCUMENT, client: { language: 'javascript', code } }
const whole = { ok: true, document }
const link = encodeLink(document)
const inPieces = (length: number, between: string) => link.match(new RegExp(`.{1,${length}}`, 'g'))?.join(between) ?? ''

describe('a link that mail has broken into lines', () => {
  test.each([
    ['at line ends', '\n'],
    ['at line ends of mail', '\r\n'],
    ['at soft breaks of quoted-printable', '=\r\n'],
    ['at line ends of a quoted reply', '\n> '],
    ['at line ends of a reply to a reply', '\r\n>> '],
    ['at line ends that a browser wrote as %0A', '%0A'],
    ['at spaces', ' '],
    ['at spaces that a browser wrote as %20', '%20'],
    ['at soft hyphens', '\u00ad'],
  ])('%s', (_, between) => {
    expect(decodeLink(inPieces(72, between))).toEqual(whole)
    expect(decodeLink(`#${inPieces(7, between)}`)).toEqual(whole)
  })

  test('a wrapped link opens without the words that follow it', () => {
    expect(decodeLink(`${inPieces(72, '\n')}\nlook at this, it fails`)).toEqual(whole)
    expect(decodeLink(`${link} look at this`)).toEqual(whole)
  })
})

test('a wrapped link with a piece missing is damaged, however it is wrapped', () => {
  const pieces = inPieces(72, '\n').split('\n')
  expect(pieces.length).toBeGreaterThan(2)
  expect(decodeLink([...pieces.slice(0, 1), ...pieces.slice(2)].join('\n'))).toMatchObject({
    ok: false,
    problem: 'damaged',
  })
})

test('a wrapped link opens wherever it is broken', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 4, max: link.length - 1 }), { maxLength: 60 }),
      fc.constantFrom('\n', '\r\n', '=\r\n', '\n> ', ' ', '%0D%0A'),
      (places, between) => {
        let text = link
        for (const place of places.sort((a, b) => b - a)) text = `${text.slice(0, place)}${between}${text.slice(place)}`
        expect(decodeLink(text)).toEqual(whole)
      },
    ),
  )
})

describe('a link with a correct checksum never makes the decoder throw', () => {
  test.each([
    ['a version that cannot become a number', { version: { toString: 1 } }],
    ['a version with a valueOf', { version: { valueOf: 1, toString: 1 } }],
    ['a symbol-like key', { version: 1, __proto__: null }],
    ['an array', []],
    ['null', null],
  ])('%s', (_, value) => {
    expect(decodeLink(linkAround(value))).toMatchObject({ ok: false, problem: 'invalid' })
  })

  test('the decoder does not throw for any JSON, or for documents with any JSON in one member', () => {
    const places = ['version', 'title', 'page', 'browser', 'client', 'servers', 'cookies', 'thirdPartyCookies']
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc
            .tuple(fc.constantFrom(...places), fc.jsonValue())
            .map(([place, value]) => ({ ...DEFAULT_DOCUMENT, [place]: value })),
        ),
        (value) => {
          const decoded = decodeLink(linkAround(value))
          if (!decoded.ok) expect(decoded.message.length).toBeGreaterThan(10)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
