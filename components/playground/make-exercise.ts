import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentTitle } from '@/lib/documents/document-title.ts'
import { exerciseHref } from '@/lib/homework/hrefs.ts'
import { ownExercises } from '@/lib/homework/on-this-device.ts'
import { newOwnExercise } from '@/lib/homework/own/edit-own.ts'

/**
 * Keeps an exercise that begins with this document.
 * @returns the address of its page
 * @throws Error with a sentence for the person
 */
export function makeExercise(document: PlaygroundDocument): string {
  const own = newOwnExercise(document, documentTitle(document))
  const saved = ownExercises.save(own)
  if (!saved.ok) throw new Error(saved.message)
  return exerciseHref(own.id)
}
