import { type ClassRecord, lifetimeOf } from '../class-state.ts'
import { LONGEST_COLLECTION } from '../hand-outs.ts'
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
  /** By the key of an assignment: its text. */
  readonly handOuts: Map<string, string>
  /** By the key of an assignment, then by device. */
  readonly handedIn: Map<string, Map<string, HandedIn>>
  /** Characters of what was handed out and in. */
  length: number
}

interface HandedIn {
  readonly at: number
  readonly text: string
}

/** Characters of all assignments and answers of all classes together. */
const LONGEST_OF_ALL = 256 * 1024 * 1024

/** Classes at a time: each can hold as much as a document, an exchange and 2,000 devices with their votes. */
const MOST_CLASSES = 500

/**
 * Keeps classes in this process's memory: they end with it, and other processes do not see them.
 * @param now milliseconds
 */
export function createMemoryStore(
  now: () => number = Date.now,
  mostClasses = MOST_CLASSES,
  longestOfAll = LONGEST_OF_ALL,
): ClassStore {
  const classes = new Map<string, Kept>()
  const watchers = new Map<string, Set<(what: Changed) => void>>()

  const kept = (code: string): Kept | undefined => {
    const found = classes.get(code)
    if (found && found.expires > now()) return found
    classes.delete(code)
    return undefined
  }
  /** Takes so many more characters of a class, if there is room for them. */
  const takeRoom = (found: Kept, more: number, longest: number): boolean => {
    const all = [...classes.keys()].reduce((sum, code) => sum + (kept(code)?.length ?? 0), more)
    if (found.length + more > longest || all > longestOfAll) return false
    found.length += more
    return true
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
        handOuts: new Map(),
        handedIn: new Map(),
        length: 0,
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
    async keepHandOut(code, key, text) {
      const found = kept(code)
      const more = text.length - (found?.handOuts.get(key)?.length ?? 0)
      if (!found || !takeRoom(found, more, Number.POSITIVE_INFINITY)) return 'full'
      found.handOuts.set(key, text)
      return 'kept'
    },
    async handOut(code, key) {
      return kept(code)?.handOuts.get(key) ?? null
    },
    async handIn(code, key, device, answers) {
      const found = kept(code)
      const those = entry(found?.handedIn, key, () => new Map<string, HandedIn>())
      const before = those?.get(device)
      if (before && before.at >= answers.at) return 'kept'
      const more = answers.text.length - (before?.text.length ?? 0)
      if (!found || !those || !takeRoom(found, more, LONGEST_COLLECTION)) return 'full'
      those.set(device, answers)
      tell(code, 'numbers')
      return 'kept'
    },
    async handedIn(code, key) {
      return kept(code)?.handedIn.get(key)?.size ?? 0
    },
    async collected(code, key) {
      const those = kept(code)?.handedIn.get(key)?.values() ?? []
      return [...those].sort((a, b) => a.at - b.at).map(({ text }) => text)
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

function entry<Key, Value>(map: Map<Key, Value> | undefined, key: Key, make: () => Value): Value | undefined {
  if (!map) return undefined
  const found = map.get(key) ?? make()
  map.set(key, found)
  return found
}
