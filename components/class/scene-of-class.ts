import type { ShownScene } from '@/lib/class/class-protocol.ts'
import { contentHash } from '@/lib/document/content-hash.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { withoutWords } from '@/lib/stage/shown-words.ts'
import type { Talk } from '@/lib/talk/talk.ts'
import { sceneInClass } from './class-follower.ts'

/**
 * The scene that a class is shown, as its talk has it, so that somebody else can lead on.
 * @returns null where none of the talks has it. The document is that of the class, where it was changed on the stage
 */
export function sceneOfClass(
  talks: readonly Talk[],
  shown: ShownScene,
): { readonly talk: Talk; readonly scene: number; readonly document: PlaygroundDocument } | null {
  for (const talk of talks)
    for (const [scene, { document }] of talk.scenes.entries()) {
      if (sceneInClass({ talk, state: { scene } }) !== shown.id) continue
      const isOwn = contentHash(withoutWords(document)) === contentHash(withoutWords(shown.document))
      return { talk, scene, document: isOwn ? document : shown.document }
    }
  return null
}
