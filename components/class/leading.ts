/**
 * The classes that this device leads. The token is kept on the device and not in the address, where a class could read
 * it on the screen. A tab has the class that it leads, so that a reload leads on; the device has all of them as long as
 * a class is kept, so that a tab that was closed can be opened again.
 */
import { CLASS_LIFETIME } from '@/lib/class/class-protocol.ts'

export interface Leading {
  readonly code: string
  readonly token: string
}

const IN_TAB = 'preflight:leading'
const ON_DEVICE = 'preflight:leads'

interface Kept extends Leading {
  /** Milliseconds since 1970. */
  readonly until: number
}

/** Where storage is forbidden, they last as long as the page. */
const inMemory = new Map<string, Leading>()

/** The class of this tab. */
export function readLeading(): Leading | null {
  try {
    return leadingIn(JSON.parse(sessionStorage.getItem(IN_TAB) ?? 'null'))
  } catch {
    return null
  }
}

/** The class that this tab, or another of this device, leads under a code. */
export function leadingOf(code: string): Leading | null {
  const mine = readLeading()
  if (mine?.code === code) return mine
  return onDevice().find((each) => each.code === code) ?? inMemory.get(code) ?? null
}

/** The class that this device has led last; this tab's where it leads one. */
export function lastLed(): Leading | null {
  return readLeading() ?? onDevice().at(-1) ?? null
}

/** @returns whether a reload will find it */
export function keepLeading(leading: Leading): boolean {
  inMemory.set(leading.code, leading)
  const others = onDevice().filter(({ code }) => code !== leading.code)
  write(() => localStorage, ON_DEVICE, [...others, { ...leading, until: Date.now() + CLASS_LIFETIME }])
  return write(() => sessionStorage, IN_TAB, leading)
}

/** This tab leads no class any more; the device may come back to it. */
export function leaveLeading(): void {
  write(() => sessionStorage, IN_TAB, null)
}

/** The class has ended. */
export function forgetLeading(code: string): void {
  inMemory.delete(code)
  if (readLeading()?.code === code) leaveLeading()
  write(
    () => localStorage,
    ON_DEVICE,
    onDevice().filter((each) => each.code !== code),
  )
}

/** The leader's link. What is after `#` is sent to no server. */
export const leadAddress = ({ code, token }: Leading) => `${leadPath(code)}#${token}`

/** The leader's page, on a device that has the token. */
export const leadPath = (code: string) => `/class/${code}/lead`

function onDevice(): readonly Kept[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(ON_DEVICE) ?? '[]')
    if (!Array.isArray(kept)) return []
    return kept.filter((each): each is Kept => leadingIn(each) !== null && Number(each.until) > Date.now())
  } catch {
    return []
  }
}

function leadingIn(kept: unknown): Leading | null {
  const { code, token } = (kept ?? {}) as Partial<Leading>
  return typeof code === 'string' && typeof token === 'string' && code && token ? { code, token } : null
}

/** @param storage forbidden storage throws when it is named */
function write(storage: () => Storage, key: string, value: unknown): boolean {
  try {
    if (value === null) storage().removeItem(key)
    else storage().setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}
