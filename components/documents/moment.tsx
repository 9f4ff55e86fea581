const STEPS = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** A time as people say it, and exactly. */
export function Moment({ at }: { at: number }) {
  const seconds = (at - Date.now()) / 1000
  const [unit, length] = STEPS.find(([, length]) => -seconds >= length) ?? ['minute', 60]
  const said = -seconds < 60 ? 'just now' : relative.format(Math.ceil(seconds / length), unit)
  return (
    <time dateTime={new Date(at).toISOString()}>
      {said}, <span className="whitespace-nowrap">{exact.format(at)}</span>
    </time>
  )
}
