import { functions, goPackage, methods, type TypeMember, values } from '../machine/package.ts'
import { type BasicType, native, type Type } from '../machine/types.ts'

const DURATION: BasicType = { kind: 'int', name: 'time.Duration' }
const TIME = native('time.Time')
const NANOSECONDS: readonly (readonly [string, number])[] = [
  ['Nanosecond', 1],
  ['Microsecond', 1e3],
  ['Millisecond', 1e6],
  ['Second', 1e9],
  ['Minute', 60e9],
  ['Hour', 3600e9],
]

/** The moment of `time.Now`, in milliseconds since 1970. */
const NOW = Date.UTC(2022, 11, 8, 9, 30, 0)

class Moment {
  readonly at: number
  constructor(at: number) {
    this.at = at
  }
  toString(): string {
    return formatted(this.at, '2006-01-02T15:04:05Z07:00')
  }
}

const known = new Map<string, Type>([
  ['time.Time', TIME],
  ['time.Duration', DURATION],
])

/** `time`: the clock always shows the same moment, so that two runs can be compared. */
export const timePackage = goPackage(
  'time',
  [
    ['Time', { kind: 'type', type: TIME }],
    ['Duration', { kind: 'type', type: DURATION }],
    ...values(DURATION, NANOSECONDS),
    ...values({ kind: 'string', untyped: true }, [
      ['RFC3339', '2006-01-02T15:04:05Z07:00'],
      ['RFC1123', 'Mon, 02 Jan 2006 15:04:05 MST'],
      ['DateTime', '2006-01-02 15:04:05'],
      ['DateOnly', '2006-01-02'],
      ['Kitchen', '3:04PM'],
    ]),
    ...functions(
      {
        Now: ['() time.Time', () => new Moment(NOW)],
        Since: ['(time.Time) time.Duration', ([since]) => (NOW - (since as Moment).at) * 1e6],
        Sleep: [
          '(time.Duration)',
          ([duration], machine) => {
            machine.sleep(Number(duration) / 1e6)
            return null
          },
        ],
      },
      known,
    ),
  ],
  {
    types: new Map([
      [
        'time.Time',
        new Map<string, TypeMember>(
          methods(
            {
              Format: ['(string) string', (self, [layout]) => formatted((self as Moment).at, String(layout))],
              String: ['() string', (self) => formatted((self as Moment).at, '2006-01-02 15:04:05 +0000 UTC')],
              Unix: ['() int', (self) => Math.floor((self as Moment).at / 1000)],
              UnixMilli: ['() int', (self) => (self as Moment).at],
              Year: ['() int', (self) => new Date((self as Moment).at).getUTCFullYear()],
              UTC: ['() time.Time', (self) => self],
              Local: ['() time.Time', (self) => self],
              Add: [
                '(time.Duration) time.Time',
                (self, [more]) => new Moment((self as Moment).at + Number(more) / 1e6),
              ],
              Sub: ['(time.Time) time.Duration', (self, [other]) => ((self as Moment).at - (other as Moment).at) * 1e6],
              Before: ['(time.Time) bool', (self, [other]) => (self as Moment).at < (other as Moment).at],
              After: ['(time.Time) bool', (self, [other]) => (self as Moment).at > (other as Moment).at],
            },
            known,
          ),
        ),
      ],
      [
        'time.Duration',
        new Map<string, TypeMember>(
          methods({
            Seconds: ['() float64', (self) => Number(self) / 1e9],
            Milliseconds: ['() int', (self) => Math.trunc(Number(self) / 1e6)],
          }),
        ),
      ],
    ]),
  },
)

/** The milliseconds since 1970 of a `time.Time`; null where it is none or was not set. */
export function momentOf(value: unknown): number | null {
  return value instanceof Moment ? value.at : null
}

/** Go's layouts are an example: how 15:04:05 on January 2nd, 2006 would be written. */
function formatted(at: number, layout: string): string {
  const date = new Date(at)
  const [weekday = '', day = '', month = ''] = date.toUTCString().split(/,? /)
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = date.getUTCHours()
  return layout.replace(/2006|January|Jan|Monday|Mon|MST|Z07:00|-0700|01|02|15|03|04|05|PM|3/g, (part) => {
    switch (part) {
      case '2006':
        return String(date.getUTCFullYear())
      case 'January':
        return date.toLocaleString('en-US', { month: 'long', timeZone: 'UTC' })
      case 'Jan':
        return month
      case 'Monday':
        return date.toLocaleString('en-US', { weekday: 'long', timeZone: 'UTC' })
      case 'Mon':
        return weekday
      case 'MST':
        return 'UTC'
      case 'Z07:00':
        return 'Z'
      case '-0700':
        return '+0000'
      case '01':
        return two(date.getUTCMonth() + 1)
      case '02':
        return day
      case '15':
        return two(hours)
      case '03':
        return two(hours % 12 || 12)
      case '3':
        return String(hours % 12 || 12)
      case '04':
        return two(date.getUTCMinutes())
      case '05':
        return two(date.getUTCSeconds())
      default:
        return hours < 12 ? 'AM' : 'PM'
    }
  })
}
