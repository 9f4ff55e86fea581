import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { HAS_REDIS, NO_REDIS, type StartedRedis, startRedis } from '@/lib/testing/start-redis.ts'
import { CLASS_LIFETIME, LONGEST_CLASS } from '../class-protocol.ts'
import { led, newRecord } from '../class-state.ts'
import { LONGEST_COLLECTION } from '../hand-outs.ts'
import type { ClassStore } from './class-store.ts'
import { createMemoryStore } from './memory-store.ts'
import { createRedisStore } from './redis-store.ts'

const CODE = 'C4F9QX'
const OTHER = 'C4F9QW'
const device = (n: number) => n.toString(16).padStart(32, '0')
const ONE = device(1)
const STARTED = Date.now()
const record = newRecord('ab', STARTED)
const task = (exercise: string) => ({ do: 'set-task', task: { lesson: 'l', exercise, title: 't' } }) as const

/** What every store promises; `second` is the same one seen from another process. */
function promises(open: () => { store: ClassStore; second: ClassStore }) {
  let store: ClassStore
  let second: ClassStore
  beforeEach(() => {
    ;({ store, second } = open())
  })

  test('a class is created once, and another code is another class', async () => {
    expect(await store.read(CODE)).toBe(null)
    expect(await store.create(CODE, record)).toBe('created')
    expect(await second.create(CODE, newRecord('cd', STARTED))).toBe('taken')
    expect(await second.read(CODE)).toEqual(record)
    expect(await store.read(OTHER)).toBe(null)
  })

  test('changes by several leaders at once are all kept', async () => {
    await store.create(CODE, record)
    const exercises = Array.from({ length: 20 }, (_, n) => `exercise ${n}`)
    await Promise.all(
      exercises.map((exercise, n) =>
        (n % 2 === 0 ? store : second).update(CODE, (before) => led(before, task(exercise))),
      ),
    )
    const after = await second.read(CODE)
    expect(after?.tasks.map((each) => each.exercise).toSorted()).toEqual(exercises.toSorted())
    expect(new Set(after?.tasks.map(({ number }) => number)).size).toBe(20)
  })

  test('a class that is not there cannot be changed, joined or voted in', async () => {
    expect(await store.update(CODE, (before) => before)).toBe(null)
    expect(await store.join(CODE, ONE, 10)).toBe('full')
    await store.vote(CODE, 1, ONE, { at: 1, answers: { read: 'yes' } })
    await store.solve(CODE, 1, ONE)
    expect(await store.keepHandOut(CODE, 'k', 'a1.x')).toBe('full')
    expect(await store.handIn(CODE, 'k', ONE, { at: 1, text: 'h1.x' })).toBe('full')
    expect(await store.joined(CODE)).toBe(0)
    expect((await store.histogram(CODE, 1)).begun).toBe(0)
    expect(await store.solved(CODE, 1)).toBe(0)
  })

  test('a device joins once, however often it comes back, and the class can be full', async () => {
    await store.create(CODE, record)
    for (const from of [store, second, store]) expect(await from.join(CODE, ONE, 2)).toBe('joined')
    expect(await second.joined(CODE)).toBe(1)
    expect(await store.join(CODE, device(2), 2)).toBe('joined')
    expect(await second.join(CODE, device(3), 2)).toBe('full')
    expect(await second.join(CODE, ONE, 2)).toBe('joined')
    expect(await second.hasJoined(CODE, device(2))).toBe(true)
    expect(await store.hasJoined(CODE, device(3))).toBe(false)
    expect(await store.hasJoined(OTHER, ONE)).toBe(false)
  })

  test('of a device’s votes the newest counts, in whatever order they arrive', async () => {
    await store.create(CODE, record)
    await store.vote(CODE, 1, ONE, { at: 3, answers: { crossOrigin: 'yes', sent: 'asked' } })
    await second.vote(CODE, 1, ONE, { at: 1, answers: { crossOrigin: 'no' } })
    await second.vote(CODE, 1, ONE, { at: 3, answers: { read: 'no' } })
    expect(await second.voteOf(CODE, 1, ONE)).toEqual({ at: 3, answers: { crossOrigin: 'yes', sent: 'asked' } })
    await second.vote(CODE, 1, ONE, { at: 12, answers: { crossOrigin: 'no', sent: 'asked', read: 'yes' } })
    await store.vote(CODE, 1, device(2), { at: 1, answers: { sent: 'no' } })
    await store.vote(CODE, 2, ONE, { at: 1, answers: { sent: 'yes' } })
    expect(await store.histogram(CODE, 1)).toEqual({
      crossOrigin: { yes: 0, no: 1 },
      sent: { yes: 0, asked: 1, no: 1 },
      read: { yes: 1, no: 0 },
      begun: 2,
      answered: 1,
    })
    expect(await store.voteOf(CODE, 1, device(3))).toBe(null)
  })

  test('200 devices that vote twice at the same time are 200 votes', async () => {
    await store.create(CODE, record)
    const votes = Array.from({ length: 400 }, (_, n) =>
      (n % 3 === 0 ? store : second).vote(CODE, 1, device(n % 200), {
        at: n,
        answers: { read: n < 200 ? 'yes' : 'no' },
      }),
    )
    await Promise.all(votes)
    expect((await store.histogram(CODE, 1)).read).toEqual({ yes: 0, no: 200 })
  })

  test('a task is solved once by each device', async () => {
    await store.create(CODE, record)
    await store.solve(CODE, 1, ONE)
    await second.solve(CODE, 1, ONE)
    await second.solve(CODE, 1, device(2))
    expect(await store.solved(CODE, 1)).toBe(2)
    expect(await store.solved(CODE, 2)).toBe(0)
    expect(await store.hasSolved(CODE, 1, ONE)).toBe(true)
    expect(await store.hasSolved(CODE, 2, ONE)).toBe(false)
  })

  test('answers are kept by device, the newest of each, and come back the earliest first', async () => {
    await store.create(CODE, record)
    expect(await store.keepHandOut(CODE, 'k', 'a1.x')).toBe('kept')
    expect(await second.handOut(CODE, 'k')).toBe('a1.x')
    expect(await second.handOut(CODE, 'other')).toBe(null)
    expect(await store.handIn(CODE, 'k', ONE, { at: 30, text: 'h1.third' })).toBe('kept')
    await second.handIn(CODE, 'k', device(2), { at: 5, text: 'h1.first' })
    // What arrives late does not replace what is newer.
    expect(await second.handIn(CODE, 'k', ONE, { at: 20, text: 'h1.second' })).toBe('kept')
    await store.handIn(CODE, 'other', ONE, { at: 1, text: 'h1.other' })
    expect(await store.handedIn(CODE, 'k')).toBe(2)
    expect(await second.collected(CODE, 'k')).toEqual(['h1.first', 'h1.third'])
    await store.handIn(CODE, 'k', device(2), { at: 40, text: 'h1.fourth' })
    expect(await second.collected(CODE, 'k')).toEqual(['h1.third', 'h1.fourth'])
    expect(await store.collected(OTHER, 'k')).toEqual([])
  })

  test('what a class hands in has a limit, and a device that hands in again does not use it up', async () => {
    await store.create(CODE, record)
    const quarter = 'x'.repeat(LONGEST_COLLECTION / 4)
    for (let n = 0; n < 6; n += 1) expect(await store.handIn(CODE, 'k', ONE, { at: n + 1, text: quarter })).toBe('kept')
    for (const n of [2, 3]) expect(await second.handIn(CODE, 'k', device(n), { at: 1, text: quarter })).toBe('kept')
    expect(await second.handIn(CODE, 'k', device(4), { at: 1, text: `${quarter}x` })).toBe('full')
    expect(await store.handedIn(CODE, 'k')).toBe(3)
  })

  test('who watches a class is called after a change, and not after one of another class', async () => {
    await store.create(CODE, record)
    await store.create(OTHER, record)
    const changed = vi.fn()
    const unwatch = store.watch(CODE, changed)
    // The first call may be for the beginning of the watching.
    await second.update(CODE, (before) => led(before, task('a')))
    await vi.waitFor(() => expect(changed).toHaveBeenCalledWith('record'))
    changed.mockClear()
    await second.join(OTHER, ONE, 10)
    await second.join(CODE, ONE, 10)
    await vi.waitFor(() => expect(changed).toHaveBeenCalledWith('numbers'))
    // What was published before may still arrive; of the other class's device there is no word.
    expect(changed.mock.calls.filter(([what]) => what === 'numbers')).toHaveLength(1)
    unwatch()
    changed.mockClear()
    await second.vote(CODE, 1, ONE, { at: 1, answers: {} })
    await second.update(CODE, (before) => led(before, task('b')))
    await store.read(CODE)
    expect(changed).not.toHaveBeenCalled()
  })
}

describe('in memory', () => {
  promises(() => {
    const store = createMemoryStore()
    return { store, second: store }
  })

  test('a class is forgotten four hours after its leaders last changed it', async () => {
    let time = STARTED
    const store = createMemoryStore(() => time)
    await store.create(CODE, record)
    await store.join(CODE, ONE, 10)
    time += CLASS_LIFETIME - 1
    await store.update(CODE, (before) => before)
    time += CLASS_LIFETIME - 1
    expect(await store.read(CODE)).not.toBe(null)
    time += 1
    expect(await store.read(CODE)).toBe(null)
    expect(await store.hasJoined(CODE, ONE)).toBe(false)
  })

  test('a class is forgotten a day after its start, whatever its leaders do', async () => {
    let time = STARTED
    const store = createMemoryStore(() => time)
    await store.create(CODE, record)
    for (; time < STARTED + LONGEST_CLASS; time += CLASS_LIFETIME / 2)
      expect(await store.update(CODE, (before) => before)).not.toBe(null)
    expect(await store.read(CODE)).toBe(null)
  })

  test('all classes together keep no more homework than fits', async () => {
    const store = createMemoryStore(() => STARTED, 2, 10)
    await store.create(CODE, record)
    await store.create(OTHER, record)
    expect(await store.keepHandOut(CODE, 'k', 'a1.1234')).toBe('kept')
    expect(await store.handIn(OTHER, 'k', ONE, { at: 1, text: 'h1.1' })).toBe('full')
    expect(await store.handIn(OTHER, 'k', ONE, { at: 1, text: 'h1.' })).toBe('kept')
  })

  test('no more classes than fit are kept, and an expired one makes room', async () => {
    let time = STARTED
    const store = createMemoryStore(() => time, 1)
    expect(await store.create(CODE, record)).toBe('created')
    expect(await store.create(OTHER, record)).toBe('full')
    time += CLASS_LIFETIME
    expect(await store.create(OTHER, record)).toBe('created')
  })
})

describe.skipIf(!HAS_REDIS)(`in Redis${HAS_REDIS ? '' : `: ${NO_REDIS}`}`, () => {
  let redis: StartedRedis
  let stores: ClassStore[] = []
  const openStore = () => {
    const store = createRedisStore(redis.url)
    stores.push(store)
    return store
  }
  const ask = async <Result>(what: (redis: import('ioredis').Redis) => Promise<Result>) => {
    const { Redis } = await import('ioredis')
    const own = new Redis(redis.url)
    try {
      return await what(own)
    } finally {
      own.disconnect()
    }
  }
  beforeAll(async () => {
    redis = await startRedis()
  })
  beforeEach(async () => void (await ask((own) => own.flushall())))
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()))
    stores = []
  })
  afterAll(() => redis.stop())

  promises(() => ({ store: openStore(), second: openStore() }))

  /** Of each key: milliseconds until it expires. */
  const lives = () =>
    ask(async (own) => Promise.all((await own.keys('*')).map(async (key) => [key, await own.pttl(key)] as const)))

  test('every key of a class expires, all of them four hours after its leaders last changed it', async () => {
    const store = openStore()
    await store.create(CODE, record)
    await ask((own) => own.pexpire(`preflight:class:{${CODE}}`, 60_000))
    await store.join(CODE, ONE, 10)
    await store.vote(CODE, 1, ONE, { at: 1, answers: { read: 'no' } })
    await store.solve(CODE, 1, ONE)
    await store.keepHandOut(CODE, 'k', 'a1.x')
    await store.handIn(CODE, 'k', ONE, { at: 1, text: 'h1.x' })
    const before = await lives()
    expect(before).toHaveLength(6)
    // Students make nothing of it live longer.
    for (const [key, life] of before) {
      expect(life, key).toBeGreaterThan(0)
      expect(life, key).toBeLessThanOrEqual(60_000)
    }
    await store.update(CODE, (now) => ({
      ...led(now, task('a')),
      polls: [{ number: 1, scene: 'a', title: 'A', phase: 'open', truth: [], known: [] }],
      handOuts: [{ key: 'k', assignment: 'a', title: 'A', exercises: 1, fields: [] }],
    }))
    const after = await lives()
    expect(after).toHaveLength(6)
    for (const [key, life] of after) {
      expect(life, key).toBeGreaterThan(CLASS_LIFETIME - 10_000)
      expect(life, key).toBeLessThanOrEqual(CLASS_LIFETIME)
    }
  })

  test('a class is forgotten a day after its start, whatever its leaders do', async () => {
    const store = createRedisStore(redis.url, () => STARTED + LONGEST_CLASS - 60_000)
    stores.push(store)
    await store.create(CODE, record)
    await store.update(CODE, (now) => led(now, task('a')))
    for (const [key, life] of await lives()) expect(life, key).toBeLessThanOrEqual(60_000)
    const late = createRedisStore(redis.url, () => STARTED + LONGEST_CLASS)
    stores.push(late)
    await late.update(CODE, (now) => led(now, task('b')))
    expect(await late.read(CODE)).toBe(null)
  })
})

describe.skipIf(!HAS_REDIS)(`on a node of a Redis cluster${HAS_REDIS ? '' : `: ${NO_REDIS}`}`, () => {
  test('all keys of one class are on one node, and each script is let in', async () => {
    const redis = await startRedis({ cluster: true })
    const store = createRedisStore(redis.url)
    try {
      await vi.waitFor(async () => expect(await store.create(CODE, record)).toBe('created'), { timeout: 10_000 })
      expect(await store.join(CODE, ONE, 10)).toBe('joined')
      await store.vote(CODE, 1, ONE, { at: 1, answers: { read: 'no' } })
      await store.solve(CODE, 1, ONE)
      expect(await store.handIn(CODE, 'k', ONE, { at: 1, text: 'h1.x' })).toBe('kept')
      const after = await store.update(CODE, (now) => ({
        ...led(now, task('a')),
        polls: [{ number: 1, scene: 'a', title: 'A', phase: 'open', truth: [], known: [] }],
      }))
      expect(after?.tasks).toHaveLength(1)
      expect((await store.histogram(CODE, 1)).begun).toBe(1)
      expect(await store.solved(CODE, 1)).toBe(1)
    } finally {
      await store.close()
      await redis.stop()
    }
  })
})
