/** The addresses of a question, and the documents that are made of them. */
import type { PlaygroundDocument } from '../document/document.ts'
import { type DocumentParts, documentOf } from '../document/document-of.ts'
import type { Draw } from '../draw/seeded-draw.ts'

export interface Scene {
  /** Origin of the page. */
  readonly page: string
  readonly api: string
  /** What the API has: a word of one path segment, in the plural. */
  readonly things: string
  /** `api` and `/things`. */
  readonly url: string
  /** A document of this page, with the server at `api`. */
  with(code: string, server: string | DocumentParts['servers'], more?: Partial<DocumentParts>): PlaygroundDocument
}

const NAMES = ['harbour', 'lantern', 'cedar', 'tide', 'kite', 'willow', 'marble', 'comet'] as const
const THINGS = ['orders', 'notes', 'tickets', 'rooms', 'parcels', 'courses', 'songs', 'recipes'] as const

export function drawScene(draw: Draw): Scene {
  const name = draw.pick(NAMES)
  const page = `https://${draw.pick(['app', 'www', 'shop', 'my'])}.${name}.example`
  const api = draw.chance(0.5) ? `https://api.${name}.example` : `https://${name}-api.test`
  const things = draw.pick(THINGS)
  return {
    page,
    api,
    things,
    url: `${api}/${things}`,
    with: (code, server, more = {}) =>
      documentOf({
        page: `${page}/`,
        code,
        servers: typeof server === 'string' ? { [api]: server } : server,
        ...more,
      }),
  }
}

/** A route of the raw dialect; headers are lines without a line break. */
export const route = (
  line: string,
  headers: readonly string[] = [],
  body = '{ "ok": true }',
  status = '200 OK',
): string =>
  `${line}\n${status}\n${headers.map((header) => `${header}\n`).join('')}${status.startsWith('204') ? '' : `Content-Type: application/json\n\n${body}\n`}\n`

export const allow = (origin: string): string => `Access-Control-Allow-Origin: ${origin}`
export const CREDENTIALS = 'Access-Control-Allow-Credentials: true'

/** `await fetch(…)` with its init as it is written; empty: without. */
export const call = (url: string, init = ''): string => `await fetch('${url}'${init === '' ? '' : `, ${init}`})`
