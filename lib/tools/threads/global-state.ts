/**
 * What code in a thread may have left behind for the code after it: replaced built-ins, new globals, running timers.
 * A thread with such traces is not used for another document.
 *
 * Everything here is looked up before any document runs and uses only plain loops: code that replaces a method must not
 * be able to hide that with the method.
 */
const { getOwnPropertyDescriptors, getOwnPropertyNames, getPrototypeOf, is } = Object
const { ownKeys } = Reflect
const { getActiveResourcesInfo } = process

export interface GlobalState {
  /** Has anything changed since the state was recorded? */
  changed(): boolean
  /** Has a built-in been replaced or given another member: something that a page's script has no reason to do? */
  tampered(): boolean
}

type Descriptors = Record<PropertyKey, PropertyDescriptor>

export function recordGlobalState(): GlobalState {
  const known: { readonly object: object; readonly before: Descriptors; readonly keys: readonly PropertyKey[] }[] = []
  const seen = new Set<object>()
  const remember = (value: unknown) => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return
    seen.add(value)
    known.push({ object: value, before: getOwnPropertyDescriptors(value) as Descriptors, keys: ownKeys(value) })
  }
  for (const { value } of Object.values(getOwnPropertyDescriptors(globalThis) as Descriptors)) {
    remember(value)
    if (typeof value === 'function') remember(value.prototype)
  }
  for (const hidden of hiddenPrototypes()) remember(hidden)
  const names: Record<string, true> = Object.create(null)
  for (const name of getOwnPropertyNames(globalThis)) names[name] = true
  const timers = pendingTimers()

  const tampered = () => {
    for (let index = 0; index < known.length; index += 1) {
      const each = known[index]
      if (each && differ(each.object, each.before, each.keys)) return true
    }
    return false
  }
  return {
    tampered,
    changed() {
      const now = getOwnPropertyNames(globalThis)
      for (let index = 0; index < now.length; index += 1) if (names[now[index] ?? ''] !== true) return true
      return pendingTimers() > timers || tampered()
    },
  }
}

/** Prototypes that no global names, and that every loop uses. */
function hiddenPrototypes(): readonly object[] {
  const values = [
    [][Symbol.iterator](),
    new Map()[Symbol.iterator](),
    new Set()[Symbol.iterator](),
    ''[Symbol.iterator](),
    ''.matchAll(/x/g),
    (function* () {})(),
    (async function* () {})(),
  ]
  return values.flatMap((value) => {
    const own: object = getPrototypeOf(value)
    const shared: object | null = getPrototypeOf(own)
    return shared ? [own, shared] : [own]
  })
}

function pendingTimers(): number {
  const active = getActiveResourcesInfo()
  let count = 0
  for (let index = 0; index < active.length; index += 1)
    if (active[index] === 'Timeout' || active[index] === 'Immediate') count += 1
  return count
}

function differ(object: object, before: Descriptors, keys: readonly PropertyKey[]): boolean {
  const now = getOwnPropertyDescriptors(object) as Descriptors
  if (ownKeys(now).length !== keys.length) return true
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? ''
    if (!is(now[key]?.value, before[key]?.value) || now[key]?.get !== before[key]?.get) return true
  }
  return false
}
