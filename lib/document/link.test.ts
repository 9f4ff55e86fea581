import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { deflateSync, Inflate, strToU8 } from 'fflate'
import { describe, expect, test, vi } from 'vitest'
import { anyDocument } from '../testing/any-document.ts'
import { fromBase64Url, toBase64Url } from './base64url.ts'
import { DEFAULT_DOCUMENT } from './default-document.ts'
import { LONGEST_TEXT, MOST_BYTES, type PlaygroundDocument, parseDocument } from './document.ts'
import { decodeLink, encodeLink } from './link.ts'
import { DICTIONARY_V1 } from './link-dictionary.ts'

/** A link of version 1 with any text and a correct checksum. */
function linkAround(text: string, options: { dictionary?: boolean } = {}): string {
  const payload = toBase64Url(
    deflateSync(strToU8(text), options.dictionary === false ? {} : { dictionary: strToU8(DICTIONARY_V1) }),
  )
  return `v1.${payload}${fnv(payload)}`
}

/** FNV-1a, a second implementation from its definition: http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv(text: string): string {
  let hash = 2166136261n
  for (const character of text) hash = ((hash ^ BigInt(character.charCodeAt(0))) * 16777619n) & 0xffffffffn
  return hash.toString(36).padStart(7, '0')
}

test('every document is the same after encoding and decoding', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      expect(decodeLink(encodeLink(document))).toEqual({ ok: true, document })
    }),
    { numRuns: 500 },
  )
})

test('a link survives chat applications, because its last character is alphanumeric', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      expect(encodeLink(document)).toMatch(/^v2\.[A-Za-z0-9_-]+[A-Za-z0-9]$/)
    }),
  )
})

test.each(['#', '', ' ', '\n#'])('a link opens with %j before it', (before) => {
  const link = encodeLink(DEFAULT_DOCUMENT)
  expect(decodeLink(`${before.trim()}${link}`)).toMatchObject({ ok: true })
})

test.each([').', '>', '.', '"', '_', '**', '&utm_source=mail', '\n'])('a link opens with %j after it', (after) => {
  expect(decodeLink(encodeLink(DEFAULT_DOCUMENT) + after)).toEqual({ ok: true, document: DEFAULT_DOCUMENT })
})

test('the same document gives the same link, whatever the order of its keys', () => {
  const { servers, client, ...rest } = DEFAULT_DOCUMENT
  expect(encodeLink({ servers, client, ...rest })).toBe(encodeLink(DEFAULT_DOCUMENT))
})

test('links of usual documents are short', () => {
  expect(encodeLink(DEFAULT_DOCUMENT).length).toBeLessThan(200)
  const written: PlaygroundDocument = {
    ...DEFAULT_DOCUMENT,
    client: {
      language: 'javascript',
      code: `const answer = await fetch("https://orders.shop.example/v2/orders/17", {
  method: "PUT",
  headers: { "Content-Type": "application/json", "X-Token": "8c1f" },
  body: JSON.stringify({ quantity: 42, colour: "green" }),
})
if (!answer.ok) throw new Error(\`The shop said \${answer.status}\`)
console.log(await answer.json())
`,
    },
    servers: ['https://orders.shop.example', 'https://login.shop.example:8443'].map((origin) => ({
      origin,
      dialect: 'raw',
      text: `# the question before the order
OPTIONS /v2/orders/:number
204
Access-Control-Allow-Origin: https://foo.example
Access-Control-Allow-Methods: PUT, DELETE
Access-Control-Allow-Headers: content-type, x-token

PUT /v2/orders/:number
200 OK
Access-Control-Allow-Origin: https://foo.example
Content-Type: application/json

{ "number": 17, "state": "changed" }
`,
    })),
  }
  expect(encodeLink(written).length).toBeLessThan(1000)
})

describe('frozen links', () => {
  // Frozen: made on 2026-11-22. When one of these fails, correct the code, never the link.
  test('a frozen link of the default document opens', () => {
    expect(decodeLink('v1.G00bo2kDV9oAAA07ardhd')).toEqual({ ok: true, document: DEFAULT_DOCUMENT })
  })

  test('a frozen link of a document with every member opens', () => {
    expect(
      decodeLink(
        'v1.w5703YsO7zk8P1Xh0YxmrLkAo9UEbOsU4MsKiHRPdBKHpBBg7AAbxKW5ScAwsVUwhFVxsCaRfgUwOvBGAEajDXckgIO6AhGqyDUE0A7yYhYYyKTk1VoA1ldrmo3',
      ),
    ).toEqual({
      ok: true,
      document: {
        version: 1,
        title: 'Grüße ☃',
        page: { url: 'http://localhost:3000/app', opaque: true },
        browser: 'firefox',
        client: { language: 'typescript', code: 'const one: number = 1\nawait fetch("/x")' },
        servers: [
          { origin: 'http://localhost:8080', dialect: 'raw', text: 'GET /x\n200 OK\nVary: Origin' },
          { origin: 'https://bar.other', dialect: 'raw', text: '' },
        ],
        cookies: { 'https://bar.other': 'session=1' },
      },
    })
  })
})

test('the dictionary of version 1 is unchanged', () => {
  expect(createHash('sha256').update(DICTIONARY_V1).digest('hex')).toBe(
    'd2b2db4d1301819c46389f07e3916ea4c355f3699fabd093855e874177566f8e',
  )
})

describe('a text that is not a valid link', () => {
  const link = encodeLink(DEFAULT_DOCUMENT)
  const problem = (fragment: string) => {
    const decoded = decodeLink(fragment)
    return decoded.ok ? 'none' : decoded.problem
  }

  test.each([
    ['', 'empty'],
    ['#', 'empty'],
    ['installation', 'foreign'],
    ['v1', 'foreign'],
    ['v3.abc', 'too-new'],
    ['v2.abc', 'damaged'],
    ['v2.', 'damaged'],
    ['v0.abc', 'damaged'],
    ['v1.', 'damaged'],
    [linkAround('{"version":2}'), 'too-new'],
    [linkAround('[]'), 'invalid'],
    [linkAround('{'), 'damaged'],
    [linkAround('plain deflate', { dictionary: false }), 'damaged'],
    [`v1.${'A'.repeat(MOST_BYTES * 2)}`, 'too-large'],
  ])('%.30s… is %s', (fragment, expected) => {
    expect(problem(fragment)).toBe(expected)
  })

  test('a link with any cut or any changed character is refused', () => {
    for (let at = 3; at < link.length; at++) {
      expect(problem(link.slice(0, at))).toBe('damaged')
      expect(problem(`${link.slice(0, at)}${link[at] === 'x' ? 'y' : 'x'}${link.slice(at + 1)}`)).toBe('damaged')
    }
  })

  test('a cut link gives the part of the document that can still be read', () => {
    const long = encodeLink({ ...DEFAULT_DOCUMENT, client: { language: 'javascript', code: '// my own words, kept' } })
    const decoded = decodeLink(long.slice(0, -12))
    expect(decoded).toMatchObject({ ok: false, problem: 'damaged', salvage: expect.stringContaining('my own words') })
  })

  test('a decompression bomb is rejected', () => {
    const bomb = linkAround(`"${'a'.repeat(300 * MOST_BYTES)}"`)
    expect(bomb.length).toBeLessThan(MOST_BYTES)
    const push = vi.spyOn(Inflate.prototype, 'push')
    expect(problem(bomb)).toBe('too-large')
    // Each piece is a kilobyte of the seventy and more.
    expect(push.mock.calls.length).toBeLessThan(5)
    push.mockRestore()
  })
})

test('no text makes the decoder throw', () => {
  const almostLink = fc
    .tuple(
      fc.constantFrom('v1.', '#v1.', 'v9.', ''),
      fc.base64String({ maxLength: 400 }),
      fc.string({ unit: 'binary' }),
    )
    .map(([prefix, body, tail]) => prefix + body.replaceAll('+', '-').replaceAll('/', '_') + tail)
  const soundChecksum = fc.uint8Array({ maxLength: 300 }).map((bytes) => {
    const payload = toBase64Url(bytes)
    return `v1.${payload}${fnv(payload)}`
  })
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), almostLink, soundChecksum), (text) => {
      const decoded = decodeLink(text)
      if (decoded.ok) expect(parseDocument(decoded.document).ok).toBe(true)
      else expect(decoded.message.length).toBeGreaterThan(10)
    }),
    { numRuns: 3000 },
  )
})

test('base64url encodes as RFC 4648 says', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
      expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes)
    }),
  )
  expect(fromBase64Url('a+b')).toBeNull()
})

test('a document with the largest allowed texts can be shared', () => {
  const text = Array.from({ length: LONGEST_TEXT }, (_, at) => String.fromCharCode(33 + ((at * 7919) % 90))).join('')
  const document: PlaygroundDocument = { ...DEFAULT_DOCUMENT, client: { language: 'javascript', code: text } }
  expect(decodeLink(encodeLink(document))).toEqual({ ok: true, document })
})
