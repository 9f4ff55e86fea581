import { beforeEach, describe, expect, test } from 'vitest'
import { contentHash } from '../document/content-hash.ts'
import { DEFAULT_DOCUMENT as START } from '../document/default-document.ts'
import type { PlaygroundDocument } from '../document/document.ts'
import { createDevice } from '../testing/device.ts'
import { documentFile, readDocumentFile } from './document-file.ts'
import { draftKey } from './drafts.ts'
import type { Why } from './journal.ts'
import { type KeptDocument, newerThanDraft, nothingKept } from './kept-document.ts'

const PLACE = 'playground:free'
const wrote = (code: string): PlaygroundDocument => ({ ...START, client: { language: 'javascript', code } })
const json = (code: string) => JSON.stringify(wrote(code))
const codeOf = (text: string | null) => (text === null ? null : (JSON.parse(text) as PlaygroundDocument).client.code)

let device: ReturnType<typeof createDevice>
let tab: ReturnType<typeof device.openTab>
beforeEach(() => {
  device = createDevice()
  tab = device.openTab()
})
const put = (why: Why, code: string, { journal } = tab) => {
  device.clock.now += 1
  journal.add({ place: PLACE, why, at: device.clock.now, base: contentHash(START), text: json(code) })
}
const kept = async (place = PLACE): Promise<KeptDocument> => {
  const { documents } = await tab.library.all()
  return documents.find((each) => each.place === place) ?? nothingKept(place, 0)
}
const states = async () => (await kept()).states.map(({ why, text }) => `${why} ${codeOf(text)}`)

test('the last twenty different texts that were run are kept, the newest first', async () => {
  for (let n = 1; n <= 25; n += 1) put('run', `${n}`)
  put('run', '10')
  put('run', '10')
  expect(await states()).toEqual(
    ['10', ...Array.from({ length: 20 }, (_, i) => `${25 - i}`).filter((n) => n !== '10')].map((n) => `run ${n}`),
  )
})

test('texts that were put aside do not count among the twenty, nor push them out', async () => {
  for (let n = 1; n <= 20; n += 1) put('run', `${n}`)
  await tab.library.takeIn()
  for (let n = 1; n <= 30; n += 1) put('reset', `aside ${n}`)
  const all = await states()
  expect(all.filter((each) => each.startsWith('run'))).toHaveLength(20)
  expect(all.filter((each) => each.startsWith('reset'))).toHaveLength(30)
})

test('what was taken in leaves the journal, but not before the person was told of it', async () => {
  put('run', '1')
  tab.journal.add({ place: PLACE, why: 'damaged', at: 1, base: '', text: '{', untold: true })
  await tab.library.takeIn()
  expect(tab.journal.entries().map(({ why }) => why)).toEqual(['damaged'])
  expect((await kept()).states.map(({ why }) => why).sort()).toEqual(['damaged', 'run'])
})

test('where the database is broken, nothing leaves the journal, and the list shows what waits', async () => {
  device.database.broken = true
  put('run', '1')
  tab.drafts.write(PLACE, wrote('2'), START)
  await expect(tab.library.takeIn()).rejects.toThrow('broken')
  const { documents, complete } = await tab.library.all()
  expect(complete).toBe(false)
  expect(documents.map(({ text, states }) => [codeOf(text), states.length])).toEqual([['2', 1]])
  device.database.broken = false
  expect(await states()).toEqual(['run 1'])
})

test('a draft is the current text; an older one does not replace what is newer in the library', async () => {
  tab.drafts.write(PLACE, wrote('kept'), START)
  await tab.library.keep(PLACE, json('there was no room for this'), contentHash(START))
  expect(codeOf((await kept()).text)).toBe('there was no room for this')
  expect(await states()).toEqual(['replaced kept'])
})

test('a text that was written and then run is the current text', async () => {
  put('run', 'before')
  tab.drafts.write(PLACE, wrote('before'), START)
  await tab.library.takeIn()
  tab.drafts.write(PLACE, wrote('now'), START)
  put('run', 'now')
  expect(codeOf((await kept()).text)).toBe('now')
  expect(await states()).toEqual(['run now', 'run before'])
})

test('a text that is in the library alone is a state when a newer draft takes its place', async () => {
  await tab.library.keep(PLACE, json('there was no room'), contentHash(START))
  await tab.library.keep(PLACE, json('there was no room for this'), contentHash(START))
  tab.drafts.write(PLACE, wrote('there is room again'), START)
  expect(codeOf((await kept()).text)).toBe('there is room again')
  expect(await states()).toEqual(['replaced there was no room for this'])
})

test('two tabs that take in at once lose nothing', async () => {
  const other = device.openTab()
  put('run', '1')
  put('run', '2', other)
  await Promise.all([tab.library.takeIn(), other.library.takeIn()])
  expect((await states()).sort()).toEqual(['run 1', 'run 2'])
})

test('a state that is restored is the draft of its place, and what was current is a state', async () => {
  put('run', 'old')
  tab.drafts.write(PLACE, wrote('now'), START)
  await tab.library.restore(PLACE, json('old'))
  expect(device.openTab().drafts.open(PLACE, START)).toEqual(wrote('old'))
  expect(await states()).toEqual(['replaced now', 'run old'])
})

test('a state that there is no room to restore leaves everything as it was', async () => {
  put('run', 'old, and longer than what is there')
  tab.drafts.write(PLACE, wrote('now'), START)
  await tab.library.takeIn()
  device.storage.become('full')
  await expect(tab.library.restore(PLACE, json('old, and longer than what is there'))).rejects.toThrow('full')
  expect(device.openTab().drafts.open(PLACE, START)).toEqual(wrote('now'))
  expect(codeOf((await kept()).text)).toBe('now')
})

test('a document that is deleted is gone with its draft, and comes back whole', async () => {
  put('run', 'ran')
  tab.drafts.write(PLACE, wrote('now'), START)
  const before = await kept()
  const back = await tab.library.remove(PLACE)
  expect((await tab.library.all()).documents).toEqual([])
  expect(tab.drafts.open(PLACE, START)).toBeNull()
  await back()
  expect(await kept()).toEqual(before)
  expect(device.openTab().drafts.open(PLACE, START)).toEqual(wrote('now'))
})

test('what was written before a solution belongs to the exercise', async () => {
  tab.drafts.write('lesson:a:one:own', wrote('mine'), START)
  tab.drafts.write('lesson:a:one:own:1', wrote('mine too'), START)
  const { states } = await kept('lesson:a:one')
  expect(states.map(({ why, text }) => `${why} ${codeOf(text)}`).sort()).toEqual([
    'before-solution mine',
    'before-solution mine too',
  ])
})

test('drafts of visitors of earlier releases are taken in, and stay as they are', async () => {
  const old = { base: 'x', document: wrote('early') }
  device.storage.items.set(draftKey('lesson:a:one'), JSON.stringify(old))
  const before = new Map(device.storage.items)
  expect(codeOf((await kept('lesson:a:one')).text)).toBe('early')
  await tab.library.takeIn()
  expect(device.storage.items).toEqual(before)
})

test('what another release has written in the library is left alone', async () => {
  await tab.library.keep(PLACE, json('1'), '')
  const foreign = { place: PLACE, form: 'new' } as unknown as KeptDocument
  const { openDatabase } = await import('./library.ts')
  const database = await openDatabase(() => undefined, device.name)
  await database.put('documents', foreign)
  put('run', '2')
  await tab.library.takeIn()
  expect(await database.get('documents', PLACE)).toEqual(foreign)
  expect(tab.journal.entries()).toHaveLength(1)
  database.close()
})

describe('a file of documents', () => {
  const theirs: KeptDocument = {
    ...nothingKept(PLACE, 5),
    text: json('theirs'),
    written: 5,
    base: contentHash(START),
    states: [{ id: 'run:x', why: 'run', at: 6, base: '', text: json('ran there') }],
  }

  test('read again holds what was saved', () => {
    expect(readDocumentFile(documentFile([theirs]))).toEqual({ ok: true, documents: [theirs] })
  })

  test('overwrites nothing: a text that differs becomes a state', async () => {
    put('run', 'ran here')
    tab.drafts.write(PLACE, wrote('mine'), START)
    expect(await tab.library.merge([theirs])).toBe(1)
    expect(codeOf((await kept()).text)).toBe('mine')
    expect((await states()).sort()).toEqual(['imported theirs', 'run ran here', 'run ran there'])
    expect(await tab.library.merge([theirs])).toBe(0)
  })

  test('opens at its place where nothing was written', async () => {
    await tab.library.merge([theirs])
    expect(device.openTab().drafts.open(PLACE, START)).toEqual(wrote('theirs'))
  })

  test.each([
    ['no JSON', '{', /not JSON/],
    ['another file', '{"what":"preflight-progress"}', /holds no documents/],
    ['a newer file', '{"what":"preflight-documents","version":2}', /newer version/],
    ['a damaged file', '{"what":"preflight-documents","version":1,"documents":[{"place":"x"}]}', /damaged/],
    ['a place that is none', documentFile([{ ...nothingKept(PLACE, 1), place: '__proto__' }]), /damaged/],
  ])('that is %s is refused with a word', (_what, text, says) => {
    expect(readDocumentFile(text)).toMatchObject({ ok: false, message: expect.stringMatching(says) })
  })
})

describe('a text for which the storage had no room', () => {
  const base = contentHash(START)
  /** What the place opens instead of its draft. */
  const opened = async () => {
    const found = await tab.library.get(PLACE)
    const newer = found && newerThanDraft(found, tab.journal.of(PLACE), base, tab.drafts.saved(PLACE))
    return newer?.client.code ?? null
  }
  beforeEach(async () => {
    tab.drafts.write(PLACE, wrote('older'), START)
    await tab.library.takeIn()
    await tab.library.keep(PLACE, json('newer'), base)
    tab = device.openTab()
  })

  test('is opened instead of the older draft, also after the library has taken that in', async () => {
    expect(await opened()).toBe('newer')
    await tab.library.takeIn()
    expect(await opened()).toBe('newer')
  })

  test('is not opened instead of a newer draft', async () => {
    tab.drafts.open(PLACE, START)
    tab.drafts.write(PLACE, wrote('newest'), START)
    expect(await opened()).toBeNull()
    await tab.library.takeIn()
    expect(await opened()).toBeNull()
  })

  test('is not opened after it was given up, before and after the library has taken that in', async () => {
    tab.drafts.open(PLACE, START)
    tab.drafts.reset(PLACE, wrote('newer'), START)
    expect(await opened()).toBeNull()
    await tab.library.takeIn()
    expect(await opened()).toBeNull()
  })

  test('is not opened over another original', async () => {
    const found = await tab.library.get(PLACE)
    expect(found && newerThanDraft(found, [], contentHash(wrote('another original')), 0)).toBeNull()
  })
})
