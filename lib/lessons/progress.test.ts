import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentHash } from '../document/content-hash.ts'
import { DEFAULT_DOCUMENT } from '../document/default-document.ts'
import type { Exercise } from './exercise.ts'
import { exerciseKey } from './exercise-key.ts'
import { markChecked } from './mastery.ts'
import {
  hasRead,
  hasSolved,
  markPredicted,
  markRead,
  markSolved,
  mergeProgress,
  NO_PROGRESS,
  type Progress,
  predictionFor,
} from './progress.ts'
import { createProgressStore, type StorageLike } from './progress-store.ts'

const some = markSolved(markPredicted(markRead(NO_PROGRESS, 'what-is-cors'), 'a', 'yes'), 'a')

function memory(initial: Record<string, string> = {}): StorageLike & { readonly items: Map<string, string> } {
  const items = new Map(Object.entries(initial))
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  }
}

describe('progress', () => {
  test('progress contains what was read, predicted and solved', () => {
    expect([hasRead(some, 'what-is-cors'), hasRead(some, 'other')]).toEqual([true, false])
    expect([predictionFor(some, 'a'), predictionFor(some, 'b')]).toEqual(['yes', null])
    expect([hasSolved(some, 'a'), hasSolved(some, 'b')]).toEqual([true, false])
  })

  test('a second prediction does not replace the first', () => {
    expect(predictionFor(markPredicted(some, 'a', 'no'), 'a')).toBe('yes')
  })

  test('a key of an example that is a member of Object.prototype is not taken for a prediction', () => {
    expect(predictionFor(NO_PROGRESS, 'toString')).toBeNull()
    expect(predictionFor(markPredicted(NO_PROGRESS, 'toString', 'x'), 'toString')).toBe('x')
  })

  test('adding the same thing twice does not change progress', () => {
    expect(markSolved(markRead(some, 'what-is-cors'), 'a')).toBe(some)
  })

  test('merging two progresses loses nothing of either', () => {
    const progress = fc.record({
      version: fc.constant(1 as const),
      read: fc.uniqueArray(fc.string()),
      predicted: fc.dictionary(fc.string(), fc.string()),
      solved: fc.uniqueArray(fc.string()),
      known: fc.uniqueArray(fc.string()),
      answered: fc.dictionary(
        fc.string(),
        fc.record({ right: fc.uniqueArray(fc.nat()).map((times) => times.toSorted((a, b) => a - b)), wrong: fc.nat() }),
      ),
      answers: fc.dictionary(
        fc.string(),
        fc.record({ at: fc.nat(), lesson: fc.constant('l'), exercise: fc.constant('e'), code: fc.string() }),
      ),
      quizzes: fc.dictionary(fc.string(), fc.record({ at: fc.nat(), right: fc.option(fc.nat(20)) })),
    })
    fc.assert(
      fc.property(progress, progress, (one: Progress, other: Progress) => {
        const both = mergeProgress(one, other)
        expect(new Set(both.read)).toEqual(new Set([...one.read, ...other.read]))
        expect(new Set(both.solved)).toEqual(new Set([...one.solved, ...other.solved]))
        expect(new Set(both.known)).toEqual(new Set([...one.known, ...other.known]))
        for (const each of [one, other]) {
          for (const [key, { right, wrong }] of Object.entries(each.answered)) {
            expect(both.answered[key]?.right).toEqual(expect.arrayContaining([...right]))
            expect(both.answered[key]?.wrong).toBeGreaterThanOrEqual(wrong)
          }
          for (const [key, { at }] of Object.entries(each.answers))
            expect(both.answers[key]?.at).toBeGreaterThanOrEqual(at)
          expect(Object.keys(both.quizzes)).toEqual(expect.arrayContaining(Object.keys(each.quizzes)))
        }
        for (const key of Object.keys(other.predicted)) expect(predictionFor(both, key)).not.toBeNull()
        for (const key of Object.keys(one.predicted)) expect(predictionFor(both, key)).toBe(predictionFor(one, key))
      }),
    )
  })
})

describe('contentHash', () => {
  test('contentHash depends on the content and not on the order of keys', () => {
    expect(contentHash({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(contentHash({ b: [{ d: 3, c: 2 }], a: 1 }))
    expect(contentHash({ a: [1, 2] })).not.toBe(contentHash({ a: [2, 1] }))
    expect(contentHash({ a: 'x' })).not.toBe(contentHash({ a: 'y' }))
  })

  test('contentHash is the same as in earlier versions, because progress is stored under it', () => {
    // Worked out by hand: the JSON text is `""`, two quotes (0x22), and FNV-1a of them with each of the two seeds.
    const fnv = (start: bigint) =>
      [0x22n, 0x22n]
        .reduce((hash, byte) => ((hash ^ byte) * 16777619n) & 0xffffffffn, start)
        .toString(36)
        .padStart(7, '0')
    expect(contentHash('')).toBe(fnv(0x811c9dc5n) + fnv(0x9747b28cn))
  })
})

test('exerciseKey stays the same when the wording of an exercise changes, and not when its task does', () => {
  const exercise: Exercise = {
    id: 'a',
    title: 'A',
    task: 'Let it in.',
    start: DEFAULT_DOCUMENT,
    edits: 'servers',
    hints: [],
    solution: DEFAULT_DOCUMENT,
    probes: [{ says: 'It is in.', expect: { outcome: 'readable' } }],
  }
  const key = exerciseKey(exercise)
  expect(exerciseKey({ ...exercise, title: 'B', hints: ['Look closer.'] })).toBe(key)
  expect(exerciseKey({ ...exercise, probes: [{ says: 'It is out.', expect: { outcome: 'readable' } }] })).toBe(key)
  expect(exerciseKey({ ...exercise, probes: [{ says: 'It is in.', expect: { outcome: 'refused' } }] })).not.toBe(key)
  expect(exerciseKey({ ...exercise, task: 'Keep it out.' })).not.toBe(key)
})

describe('the store', () => {
  test('the store keeps progress from one visit to the next', () => {
    const storage = memory()
    expect(createProgressStore(() => storage).save(some)).toEqual({ progress: some, trouble: null })
    expect(createProgressStore(() => storage).load()).toEqual({ progress: some, trouble: null })
  })

  test('the store reads progress that was stored before a lesson could be skipped', () => {
    const storage = memory({
      'preflight:progress': JSON.stringify({ version: 1, read: ['a'], predicted: {}, solved: [] }),
    })
    expect(createProgressStore(() => storage).load()).toEqual({ progress: markRead(NO_PROGRESS, 'a'), trouble: null })
  })

  test('the store reads progress that was stored before it had dates, and keeps what was solved', () => {
    const old = { version: 1, read: ['a'], predicted: { e: 'yes' }, solved: ['k'], known: ['http'] }
    const storage = memory({ 'preflight:progress': JSON.stringify(old) })
    const { progress, trouble } = createProgressStore(() => storage).load()
    expect([progress, trouble]).toEqual([{ ...old, answered: {}, answers: {}, quizzes: {} }, null])
    const dated = markChecked(progress, 'k', { passed: true, again: true }, 1_800_000_000_000)
    createProgressStore(() => storage).save(dated)
    expect(createProgressStore(() => storage).load()).toEqual({ progress: dated, trouble: null })
  })

  test('two tabs with one storage do not lose each other’s progress', () => {
    const storage = memory()
    const one = createProgressStore(() => storage)
    const other = createProgressStore(() => storage)
    one.load()
    other.load()
    one.save(markRead(NO_PROGRESS, 'a'))
    other.save(markRead(NO_PROGRESS, 'b'))
    expect([...createProgressStore(() => storage).load().progress.read].sort()).toEqual(['a', 'b'])
  })

  const deny = (): never => {
    throw new DOMException('denied', 'SecurityError')
  }
  test.each<[string, () => StorageLike | null]>([
    ['asking for the storage throws', deny],
    ['there is none', () => null],
    ['reading throws', () => ({ ...memory(), getItem: deny })],
  ])('a forbidden storage (%s) keeps progress as long as the page is open, and the store says so', (_, storage) => {
    const store = createProgressStore(storage)
    expect(store.load()).toMatchObject({ progress: NO_PROGRESS, trouble: { kind: 'forbidden' } })
    expect(store.save(some)).toMatchObject({ progress: some, trouble: { kind: 'forbidden' } })
    expect(store.load().progress).toEqual(some)
  })

  test('a full storage keeps progress as long as the page is open, and the store says so', () => {
    const storage = {
      ...memory(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    const store = createProgressStore(() => storage)
    expect(store.save(some)).toMatchObject({ progress: some, trouble: { kind: 'full' } })
    expect(store.load().progress).toEqual(some)
  })

  test.each(['{', 'null', '[]', '{"version":1}', '{"version":1,"read":[1],"predicted":{},"solved":[]}'])(
    'a corrupt stored value (%s) is copied to another key, and progress starts empty',
    (text) => {
      const storage = memory({ 'preflight:progress': text })
      const store = createProgressStore(() => storage)
      expect(store.load()).toMatchObject({ progress: NO_PROGRESS, trouble: { kind: 'corrupt' } })
      store.save(some)
      expect([...storage.items.values()]).toContain(text)
      expect(createProgressStore(() => storage).load()).toEqual({ progress: some, trouble: null })
    },
  )

  test('a stored value of a newer version is not overwritten', () => {
    const text = '{"version":2,"everything":"different"}'
    const storage = memory({ 'preflight:progress': text })
    expect(createProgressStore(() => storage).save(some)).toMatchObject({ progress: some, trouble: { kind: 'newer' } })
    expect([...storage.items.values()]).toEqual([text])
  })

  test('progress deleted in one tab is not restored by another open tab', () => {
    const storage = memory()
    const one = createProgressStore(() => storage)
    const other = createProgressStore(() => storage)
    one.save(some)
    other.load()
    one.forget()
    expect(other.changedElsewhere({ key: 'preflight:progress', newValue: null })?.progress).toEqual(NO_PROGRESS)
    other.save(markRead(NO_PROGRESS, 'b'))
    expect(createProgressStore(() => storage).load().progress).toEqual(markRead(NO_PROGRESS, 'b'))
  })

  test('a storage event of another tab adds its progress, or deletes all where that tab cleared the storage', () => {
    const storage = memory()
    const store = createProgressStore(() => storage)
    store.save(markRead(NO_PROGRESS, 'a'))
    createProgressStore(() => storage).save(markRead(NO_PROGRESS, 'b'))
    const newValue = storage.getItem('preflight:progress')
    expect(store.changedElsewhere({ key: 'preflight:progress', newValue })?.progress.read.toSorted()).toEqual([
      'a',
      'b',
    ])
    expect(store.changedElsewhere({ key: 'preflight:draft:x', newValue: null })).toBeNull()
    expect(store.load().progress.read).toHaveLength(2)
    storage.items.clear()
    expect(store.changedElsewhere({ key: null, newValue: null })?.progress).toEqual(NO_PROGRESS)
  })

  test('the store deletes all progress', () => {
    const storage = memory()
    const store = createProgressStore(() => storage)
    store.save(some)
    expect(store.forget()).toEqual({ progress: NO_PROGRESS, trouble: null })
    expect(createProgressStore(() => storage).load().progress).toEqual(NO_PROGRESS)
  })
})
