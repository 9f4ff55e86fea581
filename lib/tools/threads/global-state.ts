/**
 * What code in a thread may have left behind for the code after it: replaced built-ins, new globals, running timers.
 * A thread with such traces is not used for another document.
 */
const { getOwnPropertyDescriptors } = Object
const { getActiveResourcesInfo } = process

export interface GlobalState {
  /** Has anything changed since the state was recorded? */
  changed(): boolean
}

type Descriptors = Record<PropertyKey, PropertyDescriptor>

export function recordGlobalState(): GlobalState {
  const known = new Map<object, Descriptors>()
  const names = new Set(Object.getOwnPropertyNames(globalThis))
  const remember = (value: unknown) => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || known.has(value)) return
    known.set(value, getOwnPropertyDescriptors(value) as Descriptors)
  }
  for (const { value } of Object.values(getOwnPropertyDescriptors(globalThis) as Descriptors)) {
    remember(value)
    if (typeof value === 'function') remember(value.prototype)
  }
  const timers = pendingTimers()
  return {
    changed() {
      if (Object.getOwnPropertyNames(globalThis).some((name) => !names.has(name))) return true
      if (pendingTimers() > timers) return true
      return [...known].some(([object, before]) => differ(before, getOwnPropertyDescriptors(object) as Descriptors))
    },
  }
}

const pendingTimers = () => getActiveResourcesInfo().filter((name) => name === 'Timeout' || name === 'Immediate').length

function differ(before: Descriptors, now: Descriptors): boolean {
  const keys = Reflect.ownKeys(now)
  return (
    keys.length !== Reflect.ownKeys(before).length ||
    keys.some((key) => !Object.is(now[key]?.value, before[key]?.value) || now[key]?.get !== before[key]?.get)
  )
}
