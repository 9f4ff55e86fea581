const TIME = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\D|$)/
const DAY = /^(\d{1,2})(?:\D|$)/
const YEAR = /^(\d{2,4})(?:\D|$)/
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DELIMITERS = /[\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+/

/**
 * The date of a cookie's `Expires` (https://www.rfc-editor.org/rfc/rfc6265#section-5.1.1), which is more tolerant than
 * `Date.parse`: the parts may come in any order, and a year may have two digits.
 * @returns milliseconds since 1970; null for what is no date
 */
export function parseCookieDate(text: string): number | null {
  let time: RegExpExecArray | null = null
  let day: number | null = null
  let month = -1
  let year: number | null = null
  // The first token of each kind counts; one that could be two kinds is the first that is still missing.
  for (const token of text.split(DELIMITERS)) {
    if (time === null && TIME.test(token)) time = TIME.exec(token)
    else if (day === null && DAY.test(token)) day = Number.parseInt(token, 10)
    else if (month < 0 && MONTHS.includes(monthOf(token))) month = MONTHS.indexOf(monthOf(token))
    else if (year === null && YEAR.test(token)) year = fullYear(Number.parseInt(token, 10))
  }
  if (time === null || day === null || month < 0 || year === null || year < 1601) return null
  const [hour = 0, minute = 0, second = 0] = time.slice(1).map(Number)
  if (hour > 23 || minute > 59 || second > 59) return null
  const date = new Date(Date.UTC(year, month, day, hour, minute, second))
  // No such day in that month: the parts have moved on.
  return date.getUTCDate() === day ? date.getTime() : null
}

const monthOf = (token: string): string => token.slice(0, 3).toLowerCase()

function fullYear(year: number): number {
  if (year >= 70 && year <= 99) return year + 1900
  return year <= 69 ? year + 2000 : year
}
