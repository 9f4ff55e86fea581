/**
 * Keeps classes in Redis, so that several processes behind a balancer serve one class. Of one class there are
 *
 * - `preflight:class:{CODE}`, a hash: `record` as JSON, `revision`, which each change increases, and `length`, the
 *   characters of all that was handed in;
 * - `preflight:class:{CODE}:devices`, a set;
 * - `preflight:class:{CODE}:votes:POLL`, a hash: device → `at yes asked no`;
 * - `preflight:class:{CODE}:solved:TASK`, a set of devices;
 * - `preflight:class:{CODE}:handout:KEY`, the text of an assignment;
 * - `preflight:class:{CODE}:handed:KEY`, a hash: device → `at answers`;
 * - `preflight:class:{CODE}:changed`, a channel: `record` or `numbers`.
 *
 * The braces keep a class together on one node of a cluster, as scripts with several keys need it:
 * https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/#hash-tags
 *
 * All keys of a class expire by themselves at the same moment. Scripts run one at a time in Redis, so nothing comes
 * between their reading and writing.
 */
import { Redis } from 'ioredis'
import type { PredictedAnswers } from '../../lessons/prediction.ts'
import { predictionText } from '../../lessons/prediction.ts'
import { type ClassRecord, lifetimeOf } from '../class-state.ts'
import { LONGEST_COLLECTION } from '../hand-outs.ts'
import { histogramOf, type Vote } from '../votes.ts'
import type { Changed, ClassStore } from './class-store.ts'

/** Keys: class. Arguments: record, lifetime. */
const CREATE = `
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('HSET', KEYS[1], 'record', ARGV[1], 'revision', 1)
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1`

/** Keys: class, channel, and all others of the class, which live as long as it does. Arguments: revision that was read, record, lifetime. */
const UPDATE = `
if redis.call('HGET', KEYS[1], 'revision') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'record', ARGV[2])
redis.call('HINCRBY', KEYS[1], 'revision', 1)
redis.call('PEXPIRE', KEYS[1], ARGV[3])
for at = 3, #KEYS do redis.call('PEXPIRE', KEYS[at], ARGV[3]) end
redis.call('PUBLISH', KEYS[2], 'record')
return 1`

/** Keys: class, devices, channel. Arguments: device, most. */
const JOIN = `
if redis.call('SISMEMBER', KEYS[2], ARGV[1]) == 1 then return 1 end
local life = redis.call('PTTL', KEYS[1])
if life < 0 or redis.call('SCARD', KEYS[2]) >= tonumber(ARGV[2]) then return 0 end
redis.call('SADD', KEYS[2], ARGV[1])
redis.call('PEXPIRE', KEYS[2], life)
redis.call('PUBLISH', KEYS[3], 'numbers')
return 1`

/** Keys: class, votes, channel. Arguments: device, at, answers. */
const VOTE = `
local life = redis.call('PTTL', KEYS[1])
if life < 0 then return 0 end
local before = redis.call('HGET', KEYS[2], ARGV[1])
if before and tonumber(string.match(before, '^%d+')) >= tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2] .. ' ' .. ARGV[3])
redis.call('PEXPIRE', KEYS[2], life)
redis.call('PUBLISH', KEYS[3], 'numbers')
return 1`

/** Keys: class, solved, channel. Arguments: device. */
const SOLVE = `
local life = redis.call('PTTL', KEYS[1])
if life < 0 then return 0 end
redis.call('SADD', KEYS[2], ARGV[1])
redis.call('PEXPIRE', KEYS[2], life)
redis.call('PUBLISH', KEYS[3], 'numbers')
return 1`

/** Keys: class, text. Arguments: text. */
const HAND_OUT = `
local life = redis.call('PTTL', KEYS[1])
if life < 0 then return 0 end
redis.call('SET', KEYS[2], ARGV[1], 'PX', life)
return 1`

/** Keys: class, answers, channel. Arguments: device, at, answers, most characters. */
const HAND_IN = `
local life = redis.call('PTTL', KEYS[1])
if life < 0 then return 0 end
local before = redis.call('HGET', KEYS[2], ARGV[1])
if before and tonumber(string.match(before, '^%d+')) >= tonumber(ARGV[2]) then return 1 end
local now = ARGV[2] .. ' ' .. ARGV[3]
local length = tonumber(redis.call('HGET', KEYS[1], 'length') or '0') + #now - (before and #before or 0)
if length > tonumber(ARGV[4]) then return 0 end
redis.call('HSET', KEYS[1], 'length', length)
redis.call('HSET', KEYS[2], ARGV[1], now)
redis.call('PEXPIRE', KEYS[2], life)
redis.call('PUBLISH', KEYS[3], 'numbers')
return 1`

/** Two leaders at the same time are read again this often before it is given up. */
const MOST_TRIES = 50

/**
 * @param url as in `redis://127.0.0.1:6379`; its connections are opened at once and again whenever they are lost
 * @param now milliseconds
 */
export function createRedisStore(url: string, now: () => number = Date.now): ClassStore {
  const redis = new Redis(url, { maxRetriesPerRequest: 3 })
  // A connection that has subscribed cannot do anything else.
  const subscriber = new Redis(url, { maxRetriesPerRequest: null })
  for (const connection of [redis, subscriber]) connection.on('error', () => undefined)
  const watchers = new Map<string, Set<(what: Changed) => void>>()
  subscriber.on('message', (channel: string, what: string) => {
    for (const changed of watchers.get(channel) ?? []) changed(what === 'numbers' ? 'numbers' : 'record')
  })
  // What was published while it was away is unknown.
  subscriber.on('ready', () => {
    for (const those of watchers.values()) for (const changed of those) changed('record')
  })

  const key = (code: string, ...parts: readonly (string | number)[]) =>
    ['preflight:class', `{${code}}`, ...parts].join(':')
  const run = (script: string, keys: readonly string[], args: readonly (string | number)[]) =>
    redis.eval(script, keys.length, ...keys, ...args)

  return {
    async create(code, record) {
      const made = await run(CREATE, [key(code)], [JSON.stringify(record), lifetimeOf(record, now())])
      return made === 1 ? 'created' : 'taken'
    },
    async read(code) {
      const record = await redis.hget(key(code), 'record')
      return record === null ? null : (JSON.parse(record) as ClassRecord)
    },
    async update(code, change) {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const [record, revision] = await redis.hmget(key(code), 'record', 'revision')
        if (record == null || revision == null) return null
        const next = change(JSON.parse(record) as ClassRecord)
        const others = [
          key(code, 'devices'),
          ...next.polls.map(({ number }) => key(code, 'votes', number)),
          ...next.tasks.map(({ number }) => key(code, 'solved', number)),
          ...next.handOuts.flatMap((each) => [key(code, 'handout', each.key), key(code, 'handed', each.key)]),
        ]
        const keys = [key(code), key(code, 'changed'), ...others]
        if ((await run(UPDATE, keys, [revision, JSON.stringify(next), lifetimeOf(next, now())])) === 1) return next
      }
      throw new Error('The class changes too fast.')
    },
    async join(code, device, most) {
      const keys = [key(code), key(code, 'devices'), key(code, 'changed')]
      return (await run(JOIN, keys, [device, most])) === 1 ? 'joined' : 'full'
    },
    async hasJoined(code, device) {
      return (await redis.sismember(key(code, 'devices'), device)) === 1
    },
    joined: (code) => redis.scard(key(code, 'devices')),
    async vote(code, poll, device, { at, answers }) {
      const keys = [key(code), key(code, 'votes', poll), key(code, 'changed')]
      await run(VOTE, keys, [device, at, predictionText(answers)])
    },
    async voteOf(code, poll, device) {
      const text = await redis.hget(key(code, 'votes', poll), device)
      return text === null ? null : voteIn(text)
    },
    async histogram(code, poll) {
      return histogramOf((await redis.hvals(key(code, 'votes', poll))).map(voteIn))
    },
    async solve(code, task, device) {
      await run(SOLVE, [key(code), key(code, 'solved', task), key(code, 'changed')], [device])
    },
    async hasSolved(code, task, device) {
      return (await redis.sismember(key(code, 'solved', task), device)) === 1
    },
    solved: (code, task) => redis.scard(key(code, 'solved', task)),
    async keepHandOut(code, hash, text) {
      return (await run(HAND_OUT, [key(code), key(code, 'handout', hash)], [text])) === 1 ? 'kept' : 'full'
    },
    handOut: (code, hash) => redis.get(key(code, 'handout', hash)),
    async handIn(code, hash, device, { at, text }) {
      const keys = [key(code), key(code, 'handed', hash), key(code, 'changed')]
      return (await run(HAND_IN, keys, [device, at, text, LONGEST_COLLECTION])) === 1 ? 'kept' : 'full'
    },
    handedIn: (code, hash) => redis.hlen(key(code, 'handed', hash)),
    async collected(code, hash) {
      const all = (await redis.hvals(key(code, 'handed', hash))).map((text) => text.split(' ', 2))
      return all.sort(([a], [b]) => Number(a) - Number(b)).map(([, text]) => text ?? '')
    },
    watch(code, changed) {
      const channel = key(code, 'changed')
      const those = watchers.get(channel) ?? new Set()
      if (those.size === 0)
        void subscriber.subscribe(channel).then(
          () => changed('record'),
          () => undefined,
        )
      watchers.set(channel, those.add(changed))
      return () => {
        those.delete(changed)
        if (those.size > 0 || watchers.get(channel) !== those) return
        watchers.delete(channel)
        void subscriber.unsubscribe(channel).catch(() => undefined)
      }
    },
    async close() {
      watchers.clear()
      redis.disconnect()
      subscriber.disconnect()
    },
  }
}

/** A vote as it is kept: `at`, then the answers as progress stores them. */
function voteIn(text: string): Vote {
  const [at, crossOrigin, sent, read] = text.split(' ')
  const given = Object.entries({ crossOrigin, sent, read }).filter(([, answer]) => answer !== '-')
  return { at: Number(at), answers: Object.fromEntries(given) as PredictedAnswers }
}
