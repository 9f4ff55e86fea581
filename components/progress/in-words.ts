/** Amounts and times in words. */

/** `1 exercise`, `3 exercises`. */
export const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`

/** `25 min`, `about 6 h`. */
export function duration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`
  return `about ${Math.round(minutes / 30) / 2} h`
}

const DAY = 86_400_000

/** The day of a time, seen from now: `today`, `yesterday`, `4 days ago`. Both in milliseconds since 1970. */
export function dayOf(time: number, now: number): string {
  const days = Math.round((startOfDay(now) - startOfDay(time)) / DAY)
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-Math.max(0, days), 'day')
}

const startOfDay = (time: number) => new Date(time).setHours(0, 0, 0, 0)
