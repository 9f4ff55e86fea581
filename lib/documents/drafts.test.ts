import { beforeEach, expect, test } from 'vitest'
import { DEFAULT_DOCUMENT as START } from '../document/default-document.ts'
import type { PlaygroundDocument } from '../document/document.ts'
import { createDevice } from '../testing/device.ts'
import { draftKey } from './drafts.ts'

const PLACE = 'playground:free'
const wrote = (code: string): PlaygroundDocument => ({ ...START, client: { language: 'javascript', code } })

let device: ReturnType<typeof createDevice>
let tab: ReturnType<typeof device.openTab>
beforeEach(() => {
  device = createDevice()
  tab = device.openTab()
})
/** What the journal holds of the place: why, and the code. */
const aside = ({ journal } = tab) =>
  journal.of(PLACE).map(({ why, text, untold }) => ({ why, untold, holds: text.includes('mine') ? 'mine' : text }))

test('a draft of an earlier release, which has no time, is opened', () => {
  device.storage.items.set(draftKey(PLACE), JSON.stringify({ base: '', document: wrote('mine') }))
  expect(tab.drafts.open(PLACE, START)).toBeNull()
  expect(aside()).toEqual([{ why: 'older-original', untold: true, holds: 'mine' }])
  tab.drafts.write(PLACE, wrote('mine'), START)
  const { base } = JSON.parse(device.storage.items.get(draftKey(PLACE)) ?? '') as { base: string }
  device.storage.items.set(draftKey(PLACE), JSON.stringify({ base, document: wrote('mine') }))
  expect(device.openTab().drafts.open(PLACE, START)).toEqual(wrote('mine'))
})

test('where storage is forbidden, a draft is there again on the next page, until it is forgotten', () => {
  device.storage.become('forbidden')
  expect(tab.drafts.write(PLACE, wrote('1'), START)).toBe('unkept')
  expect(tab.drafts.write(PLACE, wrote('2'), START)).toBe('unkept')
  expect(tab.drafts.open(PLACE, START)).toEqual(wrote('2'))
  tab.drafts.forget(PLACE)
  expect(tab.drafts.open(PLACE, START)).toBeNull()
})

test('where storage has become full, what was written last counts, not what is still kept', () => {
  tab.drafts.write(PLACE, wrote('1'), START)
  device.storage.become('full')
  expect(tab.drafts.write(PLACE, wrote('longer than 1'), START)).toBe('unkept')
  expect(tab.drafts.open(PLACE, START)).toEqual(wrote('longer than 1'))
  device.storage.become('fine')
  expect(tab.drafts.write(PLACE, wrote('3'), START)).toBe('kept')
  expect(device.openTab().drafts.open(PLACE, START)).toEqual(wrote('3'))
})

test.each([
  ['over another original', 'older-original', (draft: string) => draft.replace(/"base":"\w+"/, '"base":"x"')],
  ['of a newer version', 'newer-version', (draft: string) => draft.replace('"version":1', '"version":2')],
  ['of which a part is missing', 'damaged', (draft: string) => draft.slice(0, -9)],
  ['that is another kind of JSON', 'damaged', () => '["mine"]'],
  ['with a document that is none', 'damaged', () => '{"base":"x","document":{"mine":1}}'],
])('a draft %s is put aside, untold, and the next one does not overwrite it', (_what, why, change) => {
  tab.drafts.write(PLACE, wrote('mine'), START)
  device.storage.items.set(draftKey(PLACE), change(device.storage.items.get(draftKey(PLACE)) ?? ''))
  tab = device.openTab()
  expect(tab.drafts.open(PLACE, START)).toBeNull()
  expect(tab.drafts.write(PLACE, wrote('next'), START)).toBe('kept')
  expect(aside()).toEqual([{ why, untold: true, holds: 'mine' }])
})

test('a draft that cannot be put aside because the storage is full stays where it is', () => {
  tab.drafts.write(PLACE, wrote('mine'), START)
  device.storage.become('full')
  const before = device.storage.items.get(draftKey(PLACE))
  tab = device.openTab()
  const original = wrote('a new original')
  expect(tab.drafts.open(PLACE, original)).toBeNull()
  expect(aside()).toEqual([{ why: 'older-original', untold: true, holds: 'mine' }])
  expect(tab.drafts.write(PLACE, wrote('n'), original)).toBe('unkept')
  tab.drafts.forget(PLACE)
  expect(device.storage.items.get(draftKey(PLACE))).toBe(before)
})

test('a text of another tab is not overwritten: the own one is kept beside it', () => {
  const other = device.openTab()
  for (const { drafts } of [tab, other]) drafts.open(PLACE, START)
  expect(tab.drafts.write(PLACE, wrote('theirs'), START)).toBe('kept')
  expect(other.drafts.write(PLACE, wrote('mine 1'), START)).toBe('other-tab')
  expect(other.drafts.write(PLACE, wrote('mine 2'), START)).toBe('other-tab')
  expect(device.openTab().drafts.open(PLACE, START)).toEqual(wrote('theirs'))
  expect(other.drafts.theirs(PLACE)?.document).toEqual(wrote('theirs'))
  expect(aside(other)).toEqual([{ why: 'other-tab', untold: undefined, holds: 'mine' }])
  expect(other.journal.of(PLACE)[0]?.text).toContain('mine 2')
})

test('a text of another tab, from which this one has gone on while the storage was full, is put aside before it is written over', () => {
  tab.drafts.write(PLACE, wrote('theirs'), START)
  const mine = device.openTab()
  expect(mine.drafts.open(PLACE, START)).toEqual(wrote('theirs'))
  device.storage.become('full')
  expect(mine.drafts.write(PLACE, wrote('theirs, longer'), START)).toBe('unkept')
  expect(mine.drafts.write(PLACE, wrote('short'), START)).toBe('unkept')
  expect(device.storage.items.get(draftKey(PLACE))).toContain('"theirs"')
  device.storage.become('fine')
  expect(mine.drafts.write(PLACE, wrote('next'), START)).toBe('kept')
  expect(aside(mine).map(({ why }) => why)).toEqual(['other-tab'])
  expect(device.openTab().drafts.open(PLACE, START)).toEqual(wrote('next'))
})

test('the same text in another tab is no conflict', () => {
  const other = device.openTab()
  tab.drafts.write(PLACE, wrote('same'), START)
  expect(other.drafts.write(PLACE, wrote('same'), START)).toBe('kept')
})

test('taking the other tab’s text keeps the own one, and the next edit is written', () => {
  const other = device.openTab()
  tab.drafts.write(PLACE, wrote('theirs'), START)
  other.drafts.write(PLACE, wrote('mine'), START)
  expect(other.drafts.takeTheirs(PLACE, wrote('mine'), START)).toEqual(wrote('theirs'))
  expect(other.journal.of(PLACE).map(({ text }) => JSON.parse(text))).toEqual([wrote('mine'), wrote('theirs')])
  expect(other.drafts.write(PLACE, wrote('theirs, and more'), START)).toBe('kept')
})

test('keeping the own text keeps the other tab’s as a state, and that tab finds out', () => {
  const other = device.openTab()
  tab.drafts.write(PLACE, wrote('theirs'), START)
  other.drafts.write(PLACE, wrote('mine'), START)
  expect(other.drafts.keepMine(PLACE, wrote('mine'), START)).toBe('kept')
  expect(other.journal.of(PLACE).map(({ text }) => JSON.parse(text))).toEqual([wrote('theirs')])
  expect(tab.drafts.theirs(PLACE)?.document).toEqual(wrote('mine'))
  expect(tab.drafts.write(PLACE, wrote('theirs 2'), START)).toBe('other-tab')
})

test('what another tab wrote in the same moment, and this one overwrote, is put aside', () => {
  const other = device.openTab()
  for (const { drafts } of [tab, other]) drafts.open(PLACE, START)
  tab.drafts.write(PLACE, wrote('theirs'), START)
  const theirs = device.storage.items.get(draftKey(PLACE)) ?? ''
  // The other tab's process does not see it yet.
  device.storage.items.delete(draftKey(PLACE))
  other.drafts.write(PLACE, wrote('mine'), START)
  expect(other.drafts.missed(PLACE, theirs)).toBe(true)
  expect(other.journal.of(PLACE)).toMatchObject([{ why: 'other-tab', untold: true }])
  expect(other.drafts.missed(PLACE, device.storage.items.get(draftKey(PLACE)) ?? '')).toBe(false)
})

test('going back to the original while another tab has written keeps what it wrote', () => {
  const other = device.openTab()
  tab.drafts.write(PLACE, wrote('mine, in the first tab'), START)
  other.drafts.forget(PLACE)
  expect(aside(other)).toEqual([{ why: 'other-tab', untold: undefined, holds: 'mine' }])
})

test('a tab whose text is written over by another one keeps it beside, as soon as it knows', () => {
  tab.drafts.write(PLACE, wrote('mine'), START)
  const other = device.openTab()
  other.drafts.open(PLACE, START)
  other.drafts.write(PLACE, wrote('mine, and more'), START)
  expect(tab.drafts.differs(PLACE, wrote('mine'), START)).toBe('other-tab')
  expect(tab.journal.of(PLACE).map(({ text }) => JSON.parse(text))).toEqual([wrote('mine')])
})
