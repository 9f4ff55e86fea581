/** Documents as a file, to take them to another device. */
import * as v from 'valibot'
import { type KeptDocument, keptSchema } from './kept-document.ts'

export const DOCUMENTS_FILE_NAME = 'preflight-documents.json'

/** Twenty full histories of the largest documents are smaller. */
const MOST_CHARACTERS = 64 * 1024 * 1024

export type ReadDocumentFile =
  | { readonly ok: true; readonly documents: readonly KeptDocument[] }
  | { readonly ok: false; readonly message: string }

const VERSION = 1
const envelope = v.object({ what: v.literal('preflight-documents'), version: v.number() })
const fileSchema = v.object({ documents: v.array(keptSchema) })

/** The file's text. */
export function documentFile(documents: readonly KeptDocument[]): string {
  return `${JSON.stringify({ what: 'preflight-documents', version: VERSION, documents }, null, 2)}\n`
}

/** The documents in a file's text, or why there are none. Never throws. */
export function readDocumentFile(text: string): ReadDocumentFile {
  if (text.length > MOST_CHARACTERS)
    return { ok: false, message: 'This file is too large. Choose a file that this page exported.' }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return {
      ok: false,
      message: 'This file cannot be read: it is not JSON, or a part of it is missing. Export it again.',
    }
  }
  const head = v.safeParse(envelope, value)
  if (!head.success)
    return {
      ok: false,
      message: `This file holds no documents. Choose one that was exported as ${DOCUMENTS_FILE_NAME}.`,
    }
  if (head.output.version > VERSION)
    return { ok: false, message: 'This file is from a newer version of this page. Reload the page, then try again.' }
  const parsed = v.safeParse(fileSchema, value)
  return parsed.success
    ? { ok: true, documents: parsed.output.documents }
    : { ok: false, message: 'A part of this file is damaged, so nothing was imported. Export it again.' }
}
