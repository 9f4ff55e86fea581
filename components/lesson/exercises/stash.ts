/** A stash of texts, stored as drafts are: the last one comes back first. */
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { drafts } from '@/lib/documents/on-this-device.ts'

/** The key of what was written for an exercise before something else took its place in the lab. */
export const stashOf = (lesson: string, exercise: string): string => `lesson:${lesson}:${exercise}:own`

const keyAt = (key: string, at: number) => (at === 0 ? key : `${key}:${at}`)

/** The stashed texts of this key, the oldest first; texts of an older `original` go into the journal. */
export function stashedTexts(key: string, original: PlaygroundDocument): readonly PlaygroundDocument[] {
  const texts: PlaygroundDocument[] = []
  for (;;) {
    const text = drafts.open(keyAt(key, texts.length), original)
    if (!text) return texts
    texts.push(text)
  }
}

/** Adds a text to the stash. The same text again adds nothing. */
export function stashText(key: string, text: PlaygroundDocument, original: PlaygroundDocument): void {
  const texts = stashedTexts(key, original)
  if (JSON.stringify(texts.at(-1)) === JSON.stringify(text)) return
  drafts.write(keyAt(key, texts.length), text, original)
}

/** Takes the last text out of the stash; null where it is empty. */
export function takeStashedText(key: string, original: PlaygroundDocument): PlaygroundDocument | null {
  const texts = stashedTexts(key, original)
  if (texts.length > 0) drafts.forget(keyAt(key, texts.length - 1))
  return texts.at(-1) ?? null
}
