import {
  functions,
  type GoPackage,
  type Member,
  methods,
  type NativeMethod,
  type TypeMember,
  values,
} from '../machine/package.ts'
import type { Type } from '../machine/types.ts'
import { Func, Slice } from '../machine/values.ts'
import { struct } from './struct.ts'

const nothing: NativeMethod = () => null

/** Handlers run one after the other here: a lock is always free. */
const MUTEX = struct('sync.Mutex', {})
const RW_MUTEX = struct('sync.RWMutex', {})
const lock = methods({ Lock: ['()', nothing], Unlock: ['()', nothing], TryLock: ['() bool', () => true] })

const sync: GoPackage = {
  path: 'sync',
  name: 'sync',
  members: new Map<string, Member>([
    ['Mutex', { kind: 'type', type: MUTEX }],
    ['RWMutex', { kind: 'type', type: RW_MUTEX }],
  ]),
  types: new Map<string, ReadonlyMap<string, TypeMember>>([
    ['sync.Mutex', new Map(lock)],
    ['sync.RWMutex', new Map([...lock, ...methods({ RLock: ['()', nothing], RUnlock: ['()', nothing] })])],
  ]),
}

const sort: GoPackage = {
  path: 'sort',
  name: 'sort',
  members: new Map(
    functions({
      Strings: ['([]string)', ([list]) => sortItems(list, (a, b) => String(a) < String(b))],
      Ints: ['([]int)', ([list]) => sortItems(list, (a, b) => Number(a) < Number(b))],
      Slice: ['(unknown, func(int, int) bool)', ([list, less]) => sortByPlace(list, less)],
    }),
  ),
}

function sortItems(list: unknown, less: (a: unknown, b: unknown) => boolean): null {
  if (list instanceof Slice) list.items.sort((a, b) => (less(a, b) ? -1 : less(b, a) ? 1 : 0))
  return null
}

/** `less` is asked about places in the slice as it is at that moment, so neighbours change places one by one. */
function sortByPlace(list: unknown, less: unknown): null {
  if (!(list instanceof Slice) || !(less instanceof Func)) return null
  const { items } = list
  for (let end = 1; end < items.length; end++) {
    for (let at = end; at > 0 && less.call([at, at - 1]) === true; at--) {
      const held = items[at]
      items[at] = items[at - 1]
      items[at - 1] = held
    }
  }
  return null
}

const one = (call: (value: number) => number): readonly [string, (args: readonly unknown[]) => number] => [
  '(float64) float64',
  ([value]) => call(Number(value)),
]

const math: GoPackage = {
  path: 'math',
  name: 'math',
  members: new Map<string, Member>([
    ...values({ kind: 'float', untyped: true } satisfies Type, [['Pi', Math.PI]]),
    ...values({ kind: 'int', untyped: true } satisfies Type, [['MaxInt32', 2 ** 31 - 1]]),
    ...functions({
      Abs: one(Math.abs),
      Ceil: one(Math.ceil),
      Floor: one(Math.floor),
      Round: one((value) => Math.sign(value) * Math.round(Math.abs(value))),
      Sqrt: one(Math.sqrt),
      Max: ['(float64, float64) float64', ([a, b]) => Math.max(Number(a), Number(b))],
      Min: ['(float64, float64) float64', ([a, b]) => Math.min(Number(a), Number(b))],
      Pow: ['(float64, float64) float64', ([a, b]) => Number(a) ** Number(b)],
    }),
  ]),
}

/** Parts of `sync`, `sort` and `math` that stand in small servers. */
export const SMALL_PACKAGES: readonly GoPackage[] = [sync, sort, math]
