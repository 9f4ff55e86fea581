/** A file that a person saves with Share, or drops on the playground: one document, or what else it may be. */
import { contentHash } from '../document/content-hash.ts'
import type { PlaygroundDocument } from '../document/document.ts'
import { parseDocument } from '../document/document.ts'
import { fileWords } from '../document/file-words.ts'
import { documentFile, readDocumentFile } from './document-file.ts'
import { documentTitle } from './document-title.ts'
import { documentIn, nothingKept } from './kept-document.ts'

export type OpenedFile =
  | { readonly ok: true; readonly document: PlaygroundDocument }
  | { readonly ok: false; readonly message: string }

/** The file of one document. My documents can import it, too. @param now milliseconds since 1970 */
export function fileOfDocument(document: PlaygroundDocument, now: number): { name: string; text: string } {
  const place = `playground:link:${contentHash(document)}`
  const kept = { ...nothingKept(place, now), text: JSON.stringify(document), written: now }
  return { name: `preflight-${fileWords(documentTitle(document), 'document')}.json`, text: documentFile([kept]) }
}

/** Larger than any document with its history; such a file is not even read. In bytes. */
export const LARGEST_FILE = 64 * 1024 * 1024

/** Files that people drop by mistake, by the end of their names, and what to do with each. */
const OTHER_FILES: readonly (readonly [ends: RegExp, message: string])[] = [
  [
    /\.har$/i,
    'This is a HAR file: a recording of a real exchange. Preflight runs simulated ones and cannot open it. Paste the console’s error into the search instead.',
  ],
  [
    /\.(png|jpe?g|gif|svg|webp|avif|pdf)$/i,
    'This is a picture. It cannot be opened; the file that belongs to it ends in .json, and a link is as good.',
  ],
  [
    /\.(m?[jt]sx?|cjs|go|conf|nginx|http)$/i,
    'This is a program. Open it in an editor, copy its text, and paste it into the script or the server here.',
  ],
  [/\.(zip|gz|tar|rar|7z)$/i, 'This is an archive. Unpack it first, then drop the .json file that is in it.'],
]

/**
 * The document in a file's text, or why there is none to open, in words for who dropped it. Never throws.
 * @param name of the file
 */
export function openFile(name: string, text: string): OpenedFile {
  const other = OTHER_FILES.find(([ends]) => ends.test(name))
  if (other) return { ok: false, message: other[1] }
  const what = whatIn(text)
  if (what === 'preflight-progress')
    return { ok: false, message: 'This file has the progress of lessons. Import it on the page Lessons.' }
  if (what === 'preflight-talk') return { ok: false, message: 'This file is a talk. Open it on the page Talk.' }
  if (typeof what === 'string' && /^preflight-(assignment|answers|exercise)$/.test(what))
    return { ok: false, message: 'This file is of homework. Open it on the page Homework.' }
  const bare = bareDocument(text)
  if (bare) return { ok: true, document: bare }
  const read = readDocumentFile(text)
  if (!read.ok) return { ok: false, message: read.message.replace(/^This file/, `“${name}”`) }
  const documents = read.documents.flatMap(({ text: now, original }) => documentIn(now) ?? documentIn(original) ?? [])
  const [only, ...more] = documents
  if (!only) return { ok: false, message: 'No document in this file can be read. Save it again where it came from.' }
  if (more.length > 0)
    return {
      ok: false,
      message: `This file has ${documents.length} documents. Import it in My documents, and open the one that you want there.`,
    }
  return { ok: true, document: only }
}

function whatIn(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'what' in value ? value.what : null
  } catch {
    return null
  }
}

/** A document without an envelope, as it is in the address of an example. */
function bareDocument(text: string): PlaygroundDocument | null {
  try {
    const value: unknown = JSON.parse(text)
    const inner = typeof value === 'object' && value !== null && 'document' in value ? value.document : value
    const parsed = parseDocument(inner)
    return parsed.ok ? parsed.document : null
  } catch {
    return null
  }
}
