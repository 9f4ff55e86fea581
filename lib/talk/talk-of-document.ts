import { contentHash } from '../document/content-hash.ts'
import type { PlaygroundDocument } from '../document/document.ts'
import type { Talk } from './talk.ts'

/**
 * A document as a talk of one scene, which asks. The prepared state is the document as it is now; its content names the
 * scene, so that what is changed on the stage is found again as long as it is opened with the same document.
 * @param title of the document, as the page calls it
 */
export function talkOfDocument(document: PlaygroundDocument, title: string): Talk {
  const hash = contentHash(document)
  return { version: 1, id: `document-${hash}`, title, scenes: [{ id: hash, title, document, asks: true }] }
}
