import { describe, expect, test } from 'vitest'
import { DEFAULT_DOCUMENT } from '../document/default-document.ts'
import { newTalk, sceneOf, withScene } from './edit-talk.ts'
import { createTalkStore } from './talk-store.ts'

/** A storage as that of a browser, with room for so many characters. */
function storage(room = Number.POSITIVE_INFINITY) {
  const texts = new Map<string, string>()
  return {
    get length() {
      return texts.size
    },
    key: (index: number) => [...texts.keys()][index] ?? null,
    getItem: (key: string) => texts.get(key) ?? null,
    setItem(key: string, text: string) {
      if (text.length > room) throw new Error('QuotaExceededError')
      texts.set(key, text)
    },
    removeItem: (key: string) => void texts.delete(key),
  }
}

const talk = withScene(newTalk('Monday'), sceneOf('One', DEFAULT_DOCUMENT))

describe('the talks on this device', () => {
  test('a talk is there again after the page was closed, the last changed first', () => {
    const device = storage()
    let clock = 0
    const first = createTalkStore(
      () => device,
      () => ++clock,
    )
    const other = newTalk('Tuesday')
    expect(first.save(talk)).toEqual({ ok: true })
    expect(first.save(other)).toEqual({ ok: true })
    const later = createTalkStore(() => device)
    expect(later.all().map((stored) => stored.value)).toEqual([other, talk])
    expect(later.get(talk.id)).toEqual(talk)
  })

  test('what another tab wrote in the meantime is kept as a talk of its own', () => {
    const device = storage()
    const here = createTalkStore(() => device)
    const there = createTalkStore(() => device)
    here.save(talk)
    there.get(talk.id)
    there.save({ ...talk, title: 'Monday, changed there' })
    const saved = here.save({ ...talk, title: 'Monday, changed here' })
    expect(saved).toMatchObject({ ok: true, kept: { title: 'Monday, changed there (from another tab)' } })
    expect(
      here
        .all()
        .map((stored) => stored.value.title)
        .sort(),
    ).toEqual(['Monday, changed here', 'Monday, changed there (from another tab)'])
  })

  test('without room the talk is not said to be stored', () => {
    const full = createTalkStore(() => storage(10))
    expect(full.save(talk)).toMatchObject({ ok: false, message: expect.stringContaining('Save it as a file') })
  })

  test('without storage there are no talks, and nothing throws', () => {
    const forbidden = createTalkStore(() => {
      throw new Error('SecurityError')
    })
    expect(forbidden.all()).toEqual([])
    expect(forbidden.get('x')).toBeNull()
    expect(forbidden.save(talk).ok).toBe(false)
    forbidden.remove('x')
  })

  test('a talk that cannot be read is set aside, not deleted', () => {
    const device = storage()
    device.setItem('preflight:talk:broken', '{"talk":')
    const store = createTalkStore(
      () => device,
      () => 7,
    )
    expect(store.all()).toEqual([])
    expect(device.getItem('preflight:talk-damaged:broken:7')).toBe('{"talk":')
  })
})
