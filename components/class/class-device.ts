/**
 * What this device keeps of a class: its number there, when it last voted, and the vote that has not been counted yet.
 * No other class has the same number.
 */
import { LONGEST_CLASS, type VoteMessage } from '@/lib/class/class-protocol.ts'
import { isDevice, parseVote } from '@/lib/class/class-schemas.ts'

const KEYS = 'preflight:class:'
const key = (code: string) => `${KEYS}${code}`

interface Kept {
  readonly device: string
  readonly at: number
  /** When it was last written, in milliseconds since 1970. Absent in entries of earlier versions of the site. */
  readonly kept?: number
  /** Null: everything has arrived. */
  readonly unsent: VoteMessage | null
}

/** Where storage is forbidden, they last as long as the page. */
const inMemory = new Map<string, Kept>()

function kept(code: string): Kept {
  try {
    const parsed = JSON.parse(localStorage.getItem(key(code)) ?? 'null') as Partial<Kept> | null
    if (parsed && typeof parsed.device === 'string' && isDevice(parsed.device))
      return {
        device: parsed.device,
        at: Number(parsed.at) || 0,
        unsent: parseVote(parsed.unsent),
      }
  } catch {
    // It is made below.
  }
  return inMemory.get(code) ?? { device: newDevice(), at: 0, unsent: null }
}

function keep(code: string, now: Kept): void {
  inMemory.set(code, now)
  try {
    localStorage.setItem(key(code), JSON.stringify({ ...now, kept: Date.now() }))
  } catch {
    // It is in memory.
  }
}

const newDevice = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * Removes what this device kept of classes that are over by now, whatever their leaders did. Who joins a class calls it.
 * @param present the class that is open in this page
 */
export function forgetOldClasses(present?: string): void {
  try {
    const codes = Object.keys(localStorage).flatMap((name) => (name.startsWith(KEYS) ? [name.slice(KEYS.length)] : []))
    for (const code of codes) if (code !== present && isOver(code)) localStorage.removeItem(key(code))
  } catch {
    // Where storage is forbidden, there is nothing to remove.
  }
}

function isOver(code: string): boolean {
  try {
    const { kept = 0, at = 0 } = JSON.parse(localStorage.getItem(key(code)) ?? '{}') as Partial<Kept>
    // A time to come is one of a clock that was set back since.
    return !(Math.abs(Date.now() - Math.max(Number(kept), Number(at))) <= LONGEST_CLASS)
  } catch {
    return true
  }
}

/** The number of this device in a class: 128 random bits. */
export function deviceFor(code: string): string {
  forgetOldClasses(code)
  const mine = kept(code)
  keep(code, mine)
  return mine.device
}

/**
 * A vote with a number that is higher than all before, also where the clock of the device was set back. It is kept until
 * `arrived`: a phone may discard its page before the network is back.
 * @param known the number of the last vote that the server has
 */
export function nextVote(code: string, vote: Omit<VoteMessage, 'at'>, known = 0): VoteMessage {
  const mine = kept(code)
  const unsent = { ...vote, at: Math.max(Date.now(), mine.at + 1, known + 1) }
  keep(code, { ...mine, at: unsent.at, unsent })
  return unsent
}

/** The vote that was given on this device and has not arrived, as when its page was discarded without a network. */
export const unsentVote = (code: string): VoteMessage | null => kept(code).unsent

/** A vote was counted, or it came too late; a newer one is still kept. */
export function arrived(code: string, { at }: VoteMessage): void {
  const mine = kept(code)
  if (mine.unsent?.at === at) keep(code, { ...mine, unsent: null })
}
