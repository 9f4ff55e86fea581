import { goPackage, methods, type NativeMethod, type TypeMember } from '../machine/package.ts'
import { struct } from '../machine/types.ts'

const nothing: NativeMethod = () => null

const MUTEX = struct('sync.Mutex', {})
const RW_MUTEX = struct('sync.RWMutex', {})
const lock = methods({ Lock: ['()', nothing], Unlock: ['()', nothing], TryLock: ['() bool', () => true] })

/** `sync`: handlers run one after the other here, so a lock is always free. */
export const syncPackage = goPackage(
  'sync',
  [
    ['Mutex', { kind: 'type', type: MUTEX }],
    ['RWMutex', { kind: 'type', type: RW_MUTEX }],
  ],
  {
    types: new Map<string, ReadonlyMap<string, TypeMember>>([
      ['sync.Mutex', new Map(lock)],
      ['sync.RWMutex', new Map([...lock, ...methods({ RLock: ['()', nothing], RUnlock: ['()', nothing] })])],
    ]),
  },
)
