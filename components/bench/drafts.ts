import { contentHash } from '@/lib/document/content-hash.ts'
import { type PlaygroundDocument, parseDocument } from '@/lib/document/document.ts'

/**
 * What could not be written to the device, by storage key. Components come and go with the pages of the site; this
 * lasts until the browser loads the site anew.
 */
const unkept = new Map<string, string>()

const storageKey = (key: string) => `preflight:draft:${key}`

/**
 * What a person wrote, kept on the device. Where storage is forbidden or full, it is kept until the site is loaded
 * anew. Null where there is none, or none that fits `original` as it is now. Never throws.
 */
export function readDraft(key: string, original: PlaygroundDocument): PlaygroundDocument | null {
  try {
    // What could not be written is newer than what could.
    const kept = unkept.get(storageKey(key)) ?? localStorage.getItem(storageKey(key))
    if (!kept) return null
    const { base, document } = JSON.parse(kept) as { base: unknown; document: unknown }
    // A draft of an older text of the lesson would not fit its prose any more.
    if (base !== contentHash(original)) return null
    const parsed = parseDocument(document)
    return parsed.ok ? parsed.document : null
  } catch {
    return null
  }
}

/** Keeps what was written over `original`. Never throws. */
export function writeDraft(key: string, document: PlaygroundDocument, original: PlaygroundDocument | undefined): void {
  const text = JSON.stringify({ base: original ? contentHash(original) : '', document })
  try {
    localStorage.setItem(storageKey(key), text)
    unkept.delete(storageKey(key))
  } catch {
    unkept.set(storageKey(key), text)
  }
}

/** Never throws. */
export function forgetDraft(key: string): void {
  unkept.delete(storageKey(key))
  try {
    localStorage.removeItem(storageKey(key))
  } catch {
    // Nothing of it was kept there.
  }
}
