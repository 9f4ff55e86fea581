import type { RequiredHeader } from '../dialect.ts'
import { isListHeader } from '../list-header.ts'
import { applyEdits } from '../text-edit.ts'
import { addRoute, removeHeader, setHeader, setStatus } from './edit.ts'
import { parseRaw } from './parse.ts'

/**
 * The text with the header on the route that answered, or on a new route before it: where no route answered, and where
 * a preflight needs another status from a route that answers other methods too.
 * @returns null where the route that answered no longer exists
 */
export function amendRaw(text: string, change: RequiredHeader): string | null {
  const { header, method, path, preflight, status, line, misspelled } = change
  const answered = line === undefined ? undefined : parseRaw(text).routes.find((route) => route.line === line)
  if (line !== undefined && !answered) return null
  const now = answered?.headers.find(({ name }) => name.toLowerCase() === header.toLowerCase())?.value.trim()
  const value = isListHeader(header) && now ? `${now}, ${change.value}` : change.value
  if (line === undefined || (status !== undefined && answered?.route?.method !== 'OPTIONS')) {
    const route = { method, path, status: preflight ? 204 : 200, headers: [[header, value]] as const }
    // An earlier route wins, so the new one comes before the one that has answered.
    return applyEdits(text, addRoute(text, route, line))
  }
  const corrected = status === undefined ? text : applyEdits(text, setStatus(text, line, status))
  const spelled =
    misspelled === undefined ? corrected : applyEdits(corrected, removeHeader(corrected, line, misspelled))
  return applyEdits(spelled, setHeader(spelled, line, header, value))
}
