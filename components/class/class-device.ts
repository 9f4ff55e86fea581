/** What this device keeps of a class: its number there, and when it last voted. No other class has the same number. */

const key = (code: string) => `preflight:class:${code}`

interface Kept {
  readonly device: string
  readonly at: number
}

/** Where storage is forbidden, they last as long as the page. */
const inMemory = new Map<string, Kept>()

function kept(code: string): Kept {
  try {
    const parsed = JSON.parse(localStorage.getItem(key(code)) ?? 'null') as Partial<Kept> | null
    if (parsed && typeof parsed.device === 'string' && /^[0-9a-f]{32}$/.test(parsed.device))
      return { device: parsed.device, at: Number(parsed.at) || 0 }
  } catch {
    // It is made below.
  }
  return inMemory.get(code) ?? { device: newDevice(), at: 0 }
}

function keep(code: string, now: Kept): void {
  inMemory.set(code, now)
  try {
    localStorage.setItem(key(code), JSON.stringify(now))
  } catch {
    // It is in memory.
  }
}

const newDevice = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** The number of this device in a class: 128 random bits. */
export function deviceFor(code: string): string {
  const mine = kept(code)
  keep(code, mine)
  return mine.device
}

/** A number for the next vote: higher than all before, also where the clock of the device was set back. */
export function nextVoteAt(code: string, known = 0): number {
  const mine = kept(code)
  const at = Math.max(Date.now(), mine.at + 1, known + 1)
  keep(code, { ...mine, at })
  return at
}
