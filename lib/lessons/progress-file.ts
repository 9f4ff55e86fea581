/** Progress as a file, to move it to another device. */
import * as v from 'valibot'
import type { Progress } from './progress.ts'
import { progressSchema } from './progress-schema.ts'

export const PROGRESS_FILE_NAME = 'preflight-progress.json'

/** In bytes. No genuine file is larger, and reading a very large one would block the page. */
const MOST_BYTES = 4 * 1024 * 1024

export type ReadProgressFile =
  | { readonly ok: true; readonly progress: Progress }
  | { readonly ok: false; readonly message: string }

const fileSchema = v.object({ what: v.literal('preflight-progress'), progress: progressSchema })

/** The file's text, readable for people too. */
export function progressFile(progress: Progress): string {
  return `${JSON.stringify({ what: 'preflight-progress', progress }, null, 2)}\n`
}

/** The progress in a file's text, or why there is none. Never throws. */
export function readProgressFile(text: string): ReadProgressFile {
  if (text.length > MOST_BYTES)
    return { ok: false, message: 'This file is too large for progress. Choose the file that this page once saved.' }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return {
      ok: false,
      message:
        'This file cannot be read: it is not JSON, or a part of it is missing. Save it again on the other device.',
    }
  }
  const parsed = v.safeParse(fileSchema, value)
  if (parsed.success) return { ok: true, progress: parsed.output.progress }
  if (isNewer(value))
    return { ok: false, message: 'This file is from a newer version of this page. Reload the page, then try again.' }
  return {
    ok: false,
    message: `This file holds no progress. Choose the file that this page saved as ${PROGRESS_FILE_NAME}.`,
  }
}

function isNewer(value: unknown): boolean {
  const parsed = v.safeParse(
    v.object({ what: v.literal('preflight-progress'), progress: v.object({ version: v.number() }) }),
    value,
  )
  return parsed.success && parsed.output.progress.version > 1
}
