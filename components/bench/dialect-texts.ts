import type { DialectId } from '@/lib/servers/dialects.ts'

/**
 * Texts written in one dialect before the server was switched to another, so that switching back restores them.
 * Stored on the device; where storage is forbidden or full, in memory while the page is open.
 */
export function createDialectTexts(place: string) {
  const key = `preflight:texts:${place}`
  const texts: Record<string, string> = read(key)
  return {
    keep(origin: string, dialect: DialectId, text: string): void {
      // Another tab may have added some.
      Object.assign(texts, { ...read(key), ...texts, [`${dialect} ${origin}`]: text })
      try {
        localStorage.setItem(key, JSON.stringify(texts))
      } catch {
        // They are still in memory.
      }
    },
    find: (origin: string, dialect: DialectId): string | undefined => texts[`${dialect} ${origin}`],
  }
}

function read(key: string): Record<string, string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    if (typeof stored !== 'object' || stored === null) return {}
    return Object.fromEntries(
      Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  } catch {
    return {}
  }
}
