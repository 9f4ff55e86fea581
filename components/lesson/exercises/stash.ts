/** Texts that were put aside one after another, kept as drafts are. The last one comes back first. */
import { forgetDraft, readDraft, writeDraft } from '@/components/bench/drafts.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'

const keyAt = (key: string, at: number) => (at === 0 ? key : `${key}:${at}`)

/** What is put aside under this key, the oldest first; texts of an older `original` are left out. */
export function textsAside(key: string, original: PlaygroundDocument): readonly PlaygroundDocument[] {
  const texts: PlaygroundDocument[] = []
  for (;;) {
    const text = readDraft(keyAt(key, texts.length), original)
    if (!text) return texts
    texts.push(text)
  }
}

/** Adds a text. What is there already stays; the same text again adds nothing. */
export function putTextAside(key: string, text: PlaygroundDocument, original: PlaygroundDocument): void {
  const texts = textsAside(key, original)
  if (JSON.stringify(texts.at(-1)) === JSON.stringify(text)) return
  writeDraft(keyAt(key, texts.length), text, original)
}

/** The last text, which is then no longer put aside; null where there is none. */
export function takeTextBack(key: string, original: PlaygroundDocument): PlaygroundDocument | null {
  const texts = textsAside(key, original)
  if (texts.length > 0) forgetDraft(keyAt(key, texts.length - 1))
  return texts.at(-1) ?? null
}
