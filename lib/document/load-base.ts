import { DEFAULT_DOCUMENT } from './default-document.ts'
import { baseHref, baseId, baseOf } from './link-base.ts'

const loaded = new Map<string, Promise<string>>()

/**
 * The text of a base, from this site; each is fetched once.
 * @param id `baseId` of the text
 * @throws where it cannot be fetched, is not kept, or something else came
 */
export function loadBase(id: string): Promise<string> {
  const known = loaded.get(id) ?? fetchBase(id)
  loaded.set(id, known)
  known.catch(() => loaded.delete(id))
  return known
}

async function fetchBase(id: string): Promise<string> {
  const start = baseOf(DEFAULT_DOCUMENT)
  if (baseId(start) === id) return start
  const response = await fetch(baseHref(id))
  if (!response.ok) throw new Error(`The base ${id} cannot be loaded: HTTP ${response.status}.`)
  const text = await response.text()
  // A network that asks for a login answers with its own page.
  if (baseId(text) !== id) throw new Error(`What came for the base ${id} is another text.`)
  return text
}
