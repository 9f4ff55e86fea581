import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_DOCUMENT } from '../document/default-document.ts'
import { BESIDE, type Talk } from './talk.ts'
import { TALK_TEXT, talkFileName } from './talk-text.ts'

const talks: fc.Arbitrary<Talk> = fc.record({
  version: fc.constant(1 as const),
  id: fc.stringMatching(/^[a-z0-9]{6,10}$/),
  title: fc.string({ maxLength: 200 }),
  scenes: fc.uniqueArray(
    fc.record(
      {
        id: fc.stringMatching(/^[a-z0-9]{6,10}$/),
        title: fc.string({ maxLength: 200 }),
        document: fc.record({
          ...Object.fromEntries(Object.entries(DEFAULT_DOCUMENT).map(([key, value]) => [key, fc.constant(value)])),
          title: fc.string({ maxLength: 200 }),
        }) as unknown as fc.Arbitrary<typeof DEFAULT_DOCUMENT>,
        notes: fc.string({ maxLength: 500 }),
        asks: fc.boolean(),
        opensAt: fc.oneof(fc.constant('decision' as const), fc.integer({ min: 1, max: 100 })),
        beside: fc.constantFrom(...BESIDE),
        exercise: fc.record({ lesson: fc.string({ maxLength: 20 }), id: fc.string({ maxLength: 20 }) }),
      },
      { requiredKeys: ['id', 'title', 'document', 'asks'] },
    ),
    { selector: ({ id }) => id, maxLength: 5 },
  ),
})

const talk: Talk = {
  version: 1,
  id: 'abc123',
  title: 'Why the browser says no',
  scenes: [{ id: 'one', title: 'A call without permission', document: DEFAULT_DOCUMENT, asks: true }],
}

describe('a talk as a file and as a link', () => {
  test('every talk is the same after its file was read', () => {
    fc.assert(
      fc.property(
        talks,
        (talk) => void expect(TALK_TEXT.readFile(TALK_TEXT.file(talk))).toEqual({ ok: true, value: talk }),
      ),
    )
  })

  test('every talk is the same after its link was read', () => {
    fc.assert(
      fc.property(
        talks,
        (talk) => void expect(TALK_TEXT.decode(`#${TALK_TEXT.encode(talk)}`)).toEqual({ ok: true, value: talk }),
      ),
    )
  })

  test('a link to a talk ends in a letter or a digit, so that chat applications do not cut it', () => {
    fc.assert(
      fc.property(talks, (talk) => void expect(TALK_TEXT.encode(talk)).toMatch(/^t1\.[A-Za-z0-9_-]*[a-z0-9]{7}$/)),
    )
  })

  test('a link to a talk is told from a link to a document', () => {
    expect(TALK_TEXT.isFragment(`#${TALK_TEXT.encode(talk)}`)).toBe(true)
    expect(TALK_TEXT.isFragment('#v1.abc')).toBe(false)
    expect(TALK_TEXT.isFragment('#the-title')).toBe(false)
  })

  test('a link with one character changed is refused with what to do, wherever the character is', () => {
    const link = TALK_TEXT.encode(talk) ?? ''
    for (let at = 3; at < link.length; at += 1) {
      const other = link[at] === 'a' ? 'b' : 'a'
      expect(TALK_TEXT.decode(link.slice(0, at) + other + link.slice(at + 1))).toMatchObject({
        ok: false,
        message: expect.stringContaining('Ask for the talk again, as a file.'),
      })
    }
  })

  test('punctuation after a link to a talk does no harm', () => {
    for (const after of ['.', ')', ',', ' and then', '_'])
      expect(TALK_TEXT.decode(`#${TALK_TEXT.encode(talk)}${after}`)).toEqual({ ok: true, value: talk })
  })

  test('a link to a talk that mail broke into lines is put together again', () => {
    const link = TALK_TEXT.encode(talk) ?? ''
    const broken = link.replace(/.{60}/g, '$&=\n')
    expect(broken).not.toBe(link)
    expect(TALK_TEXT.decode(`#${broken}`)).toEqual({ ok: true, value: talk })
  })

  test('a talk that is too long for a link has none, and still fits a file', () => {
    const scenes = Array.from({ length: 60 }, (_, scene) => {
      // Digits of a generator, which deflate cannot shorten much.
      let code = '// '
      for (let seed = scene + 1; code.length < 10_000; seed = (seed * 48_271) % 2_147_483_647) code += seed.toString(36)
      const client = { language: 'javascript' as const, code }
      return { id: `s${scene}`, title: `Scene ${scene}`, document: { ...DEFAULT_DOCUMENT, client }, asks: true }
    })
    const larger: Talk = { ...talk, scenes }
    expect(TALK_TEXT.encode(larger)).toBeNull()
    expect(TALK_TEXT.readFile(TALK_TEXT.file(larger))).toEqual({ ok: true, value: larger })
  })

  test('a link to a talk of a later version asks for a reload', () => {
    expect(TALK_TEXT.decode('#t2.abc')).toMatchObject({ ok: false, message: expect.stringContaining('newer version') })
  })

  test.each([
    ['half a file', TALK_TEXT.file(talk).slice(0, 200), 'is not JSON'],
    ['a file of documents', '{"what":"preflight-documents","version":1,"documents":[]}', 'does not contain the talk'],
    ['a list', '[]', 'does not contain the talk'],
    ['a talk of a later version', TALK_TEXT.file({ ...talk, version: 2 } as unknown as Talk), 'newer version'],
    ['a scene without a page', TALK_TEXT.file(talk).replace('"url"', '"adress"'), 'Scene 1, document: page.url'],
    ['two scenes with one id', TALK_TEXT.file({ ...talk, scenes: [...talk.scenes, ...talk.scenes] }), 'same id'],
  ])('%s is refused with the reason', (_, text, reason) => {
    expect(TALK_TEXT.readFile(text)).toMatchObject({ ok: false, message: expect.stringContaining(reason) })
  })

  test('a talk’s file is called by its title', () => {
    expect(talkFileName(talk)).toBe('why-the-browser-says-no.preflight-talk.json')
    expect(talkFileName({ ...talk, title: 'Où est l’en-tête ?' })).toBe('ou-est-l-en-te-te.preflight-talk.json')
    expect(talkFileName({ ...talk, title: '预检' })).toBe('talk.preflight-talk.json')
  })
})
