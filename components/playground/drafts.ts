import { contentHash } from '@/lib/lessons/content-hash.ts'
import { type PlaygroundDocument, parseDocument } from '@/lib/playground/document.ts'

/** What a person wrote, kept on the device. Where storage is forbidden or full, it holds as long as the page is open. */
export function readDraft(key: string, original: PlaygroundDocument): PlaygroundDocument | null {
  try {
    const kept = localStorage.getItem(`preflight:draft:${key}`)
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

export function writeDraft(key: string, document: PlaygroundDocument, original: PlaygroundDocument | undefined): void {
  try {
    localStorage.setItem(
      `preflight:draft:${key}`,
      JSON.stringify({ base: original ? contentHash(original) : '', document }),
    )
  } catch {
    // Nothing is lost now; only a reload would forget it.
  }
}

export function forgetDraft(key: string): void {
  try {
    localStorage.removeItem(`preflight:draft:${key}`)
  } catch {
    // As above.
  }
}
