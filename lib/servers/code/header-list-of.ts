import type { HeaderList } from '../../trace/events.ts'

/** The header list of a `Headers` object: names in lower case and sorted, one line for each `Set-Cookie`. */
export function headerListOf(headers: Headers): HeaderList {
  return [...headers].map(([name, value]): [string, string] => [name, value])
}
