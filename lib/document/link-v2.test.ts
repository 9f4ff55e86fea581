import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { deflateSync, strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { anyDocument } from '../testing/any-document.ts'
import { DEFAULT_DOCUMENT } from './default-document.ts'
import { MOST_BYTES, type PlaygroundDocument } from './document.ts'
import { decodeLink, encodeLink, openLink } from './link.ts'
import { baseId, baseOf } from './link-base.ts'
import { DICTIONARY_V2 } from './link-dictionary-v2.ts'
import { sealLink } from './link-envelope.ts'
import { documentText, packJson, unpackJson } from './link-text.ts'
import { LINK_LAYOUTS, LINK_TABS, type LinkView } from './link-view.ts'

const START: PlaygroundDocument = {
  ...DEFAULT_DOCUMENT,
  client: {
    language: 'javascript',
    code: `// What the kiosk in the museum shows, and where it asks for it.
const halls = ['amber', 'beetles', 'corals', 'dragonflies', 'echoes', 'fossils', 'glaciers']
for (const hall of halls) {
  const answer = await fetch('https://museum.example/halls/' + hall, { method: 'REPORT' })
  console.log(hall, answer.status)
}
`,
  },
}
const BASE = baseOf(START)

/** A change such as a reader makes: one header, with a title. */
const EDITED: PlaygroundDocument = {
  ...START,
  title: 'Now it may be read',
  servers: START.servers.map((server) => ({
    ...server,
    text: server.text.replace('200 OK\n', '200 OK\nAccess-Control-Allow-Origin: https://foo.example\n'),
  })),
}

const aLine = fc.integer({ min: 1, max: 99_999 })
const viewOf = ({ servers }: PlaygroundDocument): fc.Arbitrary<LinkView> =>
  fc.record(
    {
      step: fc.integer({ min: 1, max: 400 }),
      tab: fc.constantFrom(...LINK_TABS),
      lines: fc
        .tuple(fc.constantFrom(null, ...servers.map(({ origin }) => origin)), aLine, aLine)
        .map(([server, a, b]) => ({ server, from: Math.min(a, b), to: Math.max(a, b) })),
      stage: fc.constant(true),
      covered: fc.constant(true),
      layout: fc.constantFrom(...LINK_LAYOUTS),
    },
    { requiredKeys: [] },
  )
const documentAndView = anyDocument.chain((document) => fc.tuple(fc.constant(document), viewOf(document)))
const withoutEmpty = (view: LinkView) => (Object.keys(view).length > 0 ? { view } : {})

const onBase = (fragment: string, base = BASE) => {
  const link = decodeLink(fragment)
  return link.ok || link.problem !== 'needs-base' ? link : link.openOn(base)
}

describe('a link opens with the same document and view', () => {
  test('for every document by itself', () => {
    fc.assert(
      fc.property(documentAndView, ([document, view]) => {
        expect(decodeLink(encodeLink(document, { view }))).toEqual({ ok: true, document, ...withoutEmpty(view) })
      }),
      { numRuns: 300 },
    )
  })

  test('for every document on every base, also on one that it has nothing to do with', () => {
    fc.assert(
      fc.property(documentAndView, anyDocument, ([document, view], start) => {
        const base = baseOf(start)
        expect(onBase(encodeLink(document, { view, base }), base)).toMatchObject({
          ok: true,
          document,
          ...withoutEmpty(view),
        })
      }),
      { numRuns: 300 },
    )
  })

  test('for a document that is its base', () => {
    expect(onBase(encodeLink(START, { base: BASE }))).toEqual({
      ok: true,
      document: START,
      base: BASE,
    })
  })
})

test('a link on a base is shorter than one by itself, and names the base', () => {
  const link = encodeLink(EDITED, { base: BASE })
  expect(link.length).toBeLessThan(encodeLink(EDITED).length)
  expect(decodeLink(link)).toMatchObject({ ok: false, problem: 'needs-base', base: baseId(BASE) })
})

test('a document that its dictionary nearly contains needs no base, so that nothing has to be fetched', () => {
  expect(decodeLink(encodeLink(DEFAULT_DOCUMENT, { base: baseOf(DEFAULT_DOCUMENT) }))).toMatchObject({ ok: true })
})

test('a document that has nothing to do with its base is in the link as a whole', () => {
  const code = Array.from({ length: 300 }, (_, at) => `console.log(${at}, ${Math.imul(at, 2654435761)})`).join('\n')
  const own = { ...START, client: { ...START.client, code }, servers: [] }
  expect(decodeLink(encodeLink(own, { base: BASE }))).toMatchObject({ ok: true, document: own })
})

test('a link never opens on another text than its base', async () => {
  const link = encodeLink(EDITED, { base: BASE })
  for (const other of ['', '{}', `${BASE} `, baseOf(EDITED)])
    expect(onBase(link, other)).toMatchObject({ ok: false, problem: 'no-base' })
  await expect(openLink(link, () => Promise.reject(new Error('offline')))).resolves.toMatchObject({
    ok: false,
    problem: 'no-base',
    message: expect.stringContaining('Check the connection, then try again.'),
  })
  await expect(openLink(link, async () => BASE)).resolves.toMatchObject({ ok: true, document: EDITED })
})

test('a link on a base with any cut or any changed character is refused before its base is asked for', () => {
  const link = encodeLink(EDITED, { base: BASE, view: { step: 4 } })
  for (let at = 3; at < link.length; at++) {
    expect(decodeLink(link.slice(0, at))).toMatchObject({ problem: 'damaged' })
    const changed = `${link.slice(0, at)}${link[at] === 'x' ? 'y' : 'x'}${link.slice(at + 1)}`
    expect(decodeLink(changed)).toMatchObject({ problem: 'damaged' })
  }
})

test('a short link on a base survives line breaks and what chat applications add', () => {
  const link = encodeLink(EDITED, { base: BASE })
  const broken = link.match(/.{1,12}/g)?.join('\r\n> ') ?? ''
  for (const text of [`#${broken}`, `${link}).`, `${link}&utm_source=mail`, `${link} look at this`])
    expect(onBase(text)).toMatchObject({ ok: true, document: EDITED })
})

describe('a link with a correct checksum never makes the decoder throw', () => {
  test('any bytes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.uint8Array({ maxLength: 200 }), (kind, bytes) => {
        const opened = onBase(sealLink(2, Uint8Array.of(kind, ...bytes)))
        if (!opened.ok) expect(opened.message.length).toBeGreaterThan(10)
      }),
      { numRuns: 2_000 },
    )
  })

  test('any patch of the base, which may fit nowhere in it', () => {
    const id = Buffer.alloc(4)
    id.writeUInt32BE(Number.parseInt(baseId(BASE), 36))
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (patch) => {
        const deflated = deflateSync(strToU8(patch), { dictionary: strToU8(DICTIONARY_V2 + packJson(BASE)) })
        const opened = onBase(sealLink(2, Uint8Array.of(1, ...id, ...deflated)))
        if (!opened.ok) expect(['damaged', 'invalid', 'too-new']).toContain(opened.problem)
      }),
      { numRuns: 2_000 },
    )
  })

  test('a decompression bomb is too large', () => {
    const bomb = deflateSync(strToU8('a'.repeat(100 * MOST_BYTES)), { dictionary: strToU8(DICTIONARY_V2) })
    expect(decodeLink(sealLink(2, Uint8Array.of(0, ...bomb)))).toMatchObject({ problem: 'too-large' })
  })

  test('a kind that is not known is of a newer version', () => {
    expect(decodeLink(sealLink(2, Uint8Array.of(4, 1, 2, 3)))).toMatchObject({ problem: 'too-new' })
  })
})

test('a cut link gives the part of the document that can still be read, as code looks', () => {
  const cut = encodeLink({ ...DEFAULT_DOCUMENT, title: 'Kept "so far"' }, { view: { step: 2 } }).slice(0, -14)
  expect(decodeLink(cut)).toMatchObject({ problem: 'damaged', salvage: expect.stringContaining('\\"so far\\"') })
})

test('any JSON is the same after it was packed and unpacked', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const json = JSON.stringify(value)
      expect(unpackJson(packJson(json))).toBe(json)
    }),
  )
  expect(packJson(documentText(DEFAULT_DOCUMENT))).toContain('xhr.open("GET", url)\n')
})

describe('a view', () => {
  const server = DEFAULT_DOCUMENT.servers[0]?.origin ?? ''
  test.each<[string, LinkView]>([
    ['a step that is no count', { step: 0 }],
    ['a step between two', { step: 1.5 }],
    ['lines that run backwards', { lines: { server: null, from: 4, to: 2 } }],
    ['lines of a server that is not there', { lines: { server: 'https://elsewhere.example', from: 1, to: 2 } }],
  ])('with %s is left out, and the document is opened', (_, view) => {
    expect(decodeLink(encodeLink(DEFAULT_DOCUMENT, { view }))).toEqual({ ok: true, document: DEFAULT_DOCUMENT })
  })

  test('words of a newer version are left out, and the others are read', () => {
    const text = strToU8(`zoomed 7 l9-2 la3 lh1 why 12x stage\n${packJson(baseOf(DEFAULT_DOCUMENT))}`)
    const link = sealLink(2, Uint8Array.of(2, ...deflateSync(text, { dictionary: strToU8(DICTIONARY_V2) })))
    expect(decodeLink(link)).toEqual({
      ok: true,
      document: DEFAULT_DOCUMENT,
      view: { step: 7, lines: { server, from: 3, to: 3 }, tab: 'why', stage: true },
    })
  })
})

test('the dictionary of version 2 is unchanged', () => {
  expect(createHash('sha256').update(DICTIONARY_V2).digest('hex')).toBe(
    '8cadeb8f539cdcba82b1a12408d12dd1177be7ca134accd16e55bf2d5f177a29',
  )
})

describe('frozen links of version 2', () => {
  // Frozen: made on 2026-11-30. When one of these fails, correct the code, never the link.
  test('a frozen link of the default document opens', () => {
    expect(decodeLink('v2.ABuoSnM0IQyyhAAA18w9gv3')).toEqual({ ok: true, document: DEFAULT_DOCUMENT })
  })

  test('a frozen link of a document and a view with every member opens', () => {
    expect(
      decodeLink(
        'v2.AjOBn_mTk2ikC1zIjvXUIBznd7gXHd5zeH6qwqMZzagHd4APD1MCzQIpAc0H-gJ8gJgVcDU95BAoBRMizuoAT3EDPYL3uA6ST9mAbban7JANaMMKNIUMOeUCNBoJ3CGDXP_HVBilKWlSMDGMkjbASaACFtvIdQYJ5wzkF4Bm3bAXb0SkT1z73xFaKd_5DizpgMvzGWsB0kwjhdu',
      ),
    ).toEqual({
      ok: true,
      document: {
        version: 1,
        title: 'Grüße ☃',
        sentence: 'What "null" means here:\nsee step 4.',
        page: {
          url: 'http://localhost:3000/app',
          opaque: true,
          headers: [['Referrer-Policy', 'no-referrer']],
          addressSpace: 'local',
        },
        browser: 'firefox',
        client: { language: 'typescript', code: 'const one: number = 1\n\tawait fetch("\\x2f")' },
        servers: [
          {
            origin: 'http://localhost:8080',
            dialect: 'raw',
            text: 'GET /x\n200 OK\nVary: Origin',
            connection: 'refused',
            addressSpace: 'loopback',
          },
          { origin: 'https://bar.other', dialect: 'raw', text: '' },
        ],
        cookies: { 'https://bar.other': 'session=1' },
        thirdPartyCookies: 'blocked',
        localNetworkAccess: 'denied',
      },
      view: {
        step: 4,
        tab: 'message',
        lines: { server: 'http://localhost:8080', from: 2, to: 3 },
        stage: true,
        covered: true,
        layout: 'exchange',
      },
    })
  })

  test('a frozen link on a base opens on the text that the base had then', () => {
    const text =
      '{"version":1,"page":{"url":"https://foo.example/"},"browser":"chromium","client":{"language":"javascript","code":"// What the kiosk in the museum shows, and where it asks for it.\\nconst halls = [\'amber\', \'beetles\', \'corals\', \'dragonflies\', \'echoes\', \'fossils\', \'glaciers\']\\nfor (const hall of halls) {\\n  const answer = await fetch(\'https://museum.example/halls/\' + hall, { method: \'REPORT\' })\\n  console.log(hall, answer.status)\\n}\\n"},"servers":[{"origin":"https://bar.other","dialect":"raw","text":"# what bar.other answers\\nGET /resources/public-data/\\n200 OK\\nContent-Type: application/xml\\n\\n<data>public</data>\\n"}]}'
    const link = decodeLink('v2.A33mnZ4z4eJlkIWXQX7ANZfAQAOd_JUEOqQrEbgH_sR8BkOSq3wA1gxyjqx')
    expect(link).toMatchObject({ problem: 'needs-base', base: '0yxl6la' })
    expect(onBase('v2.A33mnZ4z4eJlkIWXQX7ANZfAQAOd_JUEOqQrEbgH_sR8BkOSq3wA1gxyjqx', text)).toEqual({
      ok: true,
      document: EDITED,
      view: { step: 4 },
      base: text,
    })
  })
})
