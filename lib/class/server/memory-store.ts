import { type ClassRecord, lifetimeOf } from '../class-state.ts'
import { histogramOf, replaces, type Vote } from '../votes.ts'
import type { Changed, ClassStore } from './class-store.ts'

interface Kept {
  record: ClassRecord
  expires: number
  readonly devices: Set<string>
  /** By poll, then by device. */
  readonly votes: Map<number, Map<string, Vote>>
  /** By task: devices. */
  readonly solved: Map<number, Set<string>>
}

/** Classes at a time: each can hold as much as a document, an exchange and 2,000 devices with their votes. */
const MOST_CLASSES = 500

/**
 * Keeps classes in this process's memory: they end with it, and other processes do not see them.
 * @param now milliseconds
 */
export function createMemoryStore(now: () => number = Date.now, mostClasses = MOST_CLASSES): ClassStore {
  const classes = new Map<string, Kept>()
  const watchers = new Map<string, Set<(what: Changed) => void>>()

  const kept = (code: string): Kept | undefined => {
    const found = classes.get(code)
    if (found && found.expires > now()) return found
    classes.delete(code)
    return undefined
  }
  const forgetExpired = () => {
    for (const code of classes.keys()) kept(code)
  }
  const tell = (code: string, what: Changed) => {
    for (const changed of watchers.get(code) ?? []) changed(what)
  }

  return {
    async create(code, record) {
      forgetExpired()
      if (classes.has(code)) return 'taken'
      if (classes.size >= mostClasses) return 'full'
      classes.set(code, {
        record,
        expires: now() + lifetimeOf(record, now()),
        devices: new Set(),
        votes: new Map(),
        solved: new Map(),
      })
      return 'created'
    },
    async read(code) {
      return kept(code)?.record ?? null
    },
    async update(code, change) {
      const found = kept(code)
      if (!found) return null
      found.record = change(found.record)
      found.expires = now() + lifetimeOf(found.record, now())
      tell(code, 'record')
      return found.record
    },
    async join(code, device, most) {
      const devices = kept(code)?.devices
      if (devices?.has(device)) return 'joined'
      if (!devices || devices.size >= most) return 'full'
      devices.add(device)
      tell(code, 'numbers')
      return 'joined'
    },
    async hasJoined(code, device) {
      return kept(code)?.devices.has(device) ?? false
    },
    async joined(code) {
      return kept(code)?.devices.size ?? 0
    },
    async vote(code, poll, device, vote) {
      const votes = entry(kept(code)?.votes, poll, () => new Map<string, Vote>())
      if (!votes || !replaces(vote, votes.get(device))) return
      votes.set(device, vote)
      tell(code, 'numbers')
    },
    async voteOf(code, poll, device) {
      return kept(code)?.votes.get(poll)?.get(device) ?? null
    },
    async histogram(code, poll) {
      return histogramOf(kept(code)?.votes.get(poll)?.values() ?? [])
    },
    async solve(code, task, device) {
      entry(kept(code)?.solved, task, () => new Set<string>())?.add(device)
      tell(code, 'numbers')
    },
    async hasSolved(code, task, device) {
      return kept(code)?.solved.get(task)?.has(device) ?? false
    },
    async solved(code, task) {
      return kept(code)?.solved.get(task)?.size ?? 0
    },
    watch(code, changed) {
      const those = watchers.get(code) ?? new Set()
      watchers.set(code, those.add(changed))
      return () => {
        those.delete(changed)
        if (those.size === 0 && watchers.get(code) === those) watchers.delete(code)
      }
    },
    async close() {
      classes.clear()
      watchers.clear()
    },
  }
}

function entry<Value>(map: Map<number, Value> | undefined, key: number, make: () => Value): Value | undefined {
  if (!map) return undefined
  const found = map.get(key) ?? make()
  map.set(key, found)
  return found
}
