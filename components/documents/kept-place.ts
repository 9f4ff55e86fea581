import { encodeLink } from '@/lib/document/link.ts'
import { documentTitle } from '@/lib/documents/document-title.ts'
import { documentIn, type KeptDocument } from '@/lib/documents/kept-document.ts'
import { ownHref } from '@/lib/documents/own-documents.ts'
import { type DocumentOrigin, originOf } from '@/lib/documents/place.ts'

/** Place → what the site calls it: the documents of lessons and the examples. */
export type PlaceNames = Readonly<Record<string, string>>

export const ORIGINS: Readonly<Record<DocumentOrigin, string>> = {
  mine: 'My own',
  link: 'Came by link',
  example: 'An example',
  lesson: 'In a lesson',
  talk: 'In a talk',
  stage: 'On the stage',
}

/** What a kept document is called. */
export function keptTitle(kept: KeptDocument, names: PlaceNames): string {
  const name = names[kept.place]
  if (name) return name
  for (const text of [kept.text, kept.original, ...kept.states.map((state) => state.text)]) {
    const document = documentIn(text)
    if (document) return documentTitle(document)
  }
  return 'A text that cannot be read'
}

/** Where a kept document is opened at its place; null where that place is gone. */
export function keptHref(kept: KeptDocument, names: PlaceNames): string | null {
  const { place, text, original } = kept
  const [, room = '', id = ''] = /^(?:lesson:)?([^:]+):?(.*)$/.exec(place) ?? []
  switch (originOf(place)) {
    case 'mine':
      return ownHref(place)
    case 'lesson':
      // Before the name there may be the stack that it was written in.
      return names[place] ? `/lessons/${room}?open=${encodeURIComponent(id.replace(/^.*:/, ''))}` : null
    case 'example':
      return names[place] ? `/playground?example=${encodeURIComponent(id)}` : null
    case 'talk':
    case 'stage':
      return copyHref(text)
    case 'link':
      return copyHref(original) ?? copyHref(text)
  }
}

/** Opens a text in the playground, apart from everything else; null where it cannot be read. */
export function copyHref(text: string | null): string | null {
  const document = documentIn(text)
  return document && `/playground#${encodeLink(document)}`
}
