import { contentHash } from '@/lib/document/content-hash.ts'
import { type PlaygroundDocument, parseDocument } from '@/lib/document/document.ts'

/**
 * Drafts that could not be stored on the device, by storage key. Components are unmounted between pages of the site;
 * this map lasts until the browser reloads the site.
 */
const unkept = new Map<string, string>()

const storageKey = (key: string) => `preflight:draft:${key}`

/**
 * The draft stored on the device under this key. Where storage is forbidden or full, it is kept in memory until the
 * site is reloaded. Null if there is none, or none for the current `original`. Never throws.
 */
export function readDraft(key: string, original: PlaygroundDocument): PlaygroundDocument | null {
  try {
    // A draft that could not be stored is newer than one that could.
    const kept = unkept.get(storageKey(key)) ?? localStorage.getItem(storageKey(key))
    if (!kept) return null
    const { base, document } = JSON.parse(kept) as { base: unknown; document: unknown }
    // A draft of an older version of the lesson would no longer match its prose.
    if (base !== contentHash(original)) return null
    const parsed = parseDocument(document)
    return parsed.ok ? parsed.document : null
  } catch {
    return null
  }
}

/** Stores a draft of `original`. Never throws. */
export function writeDraft(key: string, document: PlaygroundDocument, original: PlaygroundDocument | undefined): void {
  const text = JSON.stringify({ base: original ? contentHash(original) : '', document })
  try {
    localStorage.setItem(storageKey(key), text)
    unkept.delete(storageKey(key))
  } catch {
    unkept.set(storageKey(key), text)
  }
}

/** Deletes the draft under this key. Never throws. */
export function forgetDraft(key: string): void {
  unkept.delete(storageKey(key))
  try {
    localStorage.removeItem(storageKey(key))
  } catch {
    // Then nothing was stored there.
  }
}
