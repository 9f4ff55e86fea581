import { DEFAULT_DOCUMENT } from '@/lib/playground/default-document.ts'
import type { PlaygroundDocument } from '@/lib/playground/document.ts'
import { stackDocument } from '@/lib/playground/stack-document.ts'
import type { DialectId } from '@/lib/servers/dialect.ts'
import { DIALECTS } from '@/lib/servers/dialects.ts'

/** A document to open in the playground, with a sentence on what it shows. */
export interface GalleryEntry {
  /** In links; unique over the gallery. */
  readonly id: string
  readonly title: string
  readonly says: string
  readonly document: PlaygroundDocument
}

export interface GalleryGroup {
  readonly title: string
  readonly says: string
  readonly entries: readonly GalleryEntry[]
}

/** Dev-server proxies stand in front of another server, so their documents have two. */
const PROXIES: ReadonlySet<string> = new Set(['cra', 'vite', 'next'])

/** Every document that the site offers, in groups, in the order in which people look for them. */
export async function gallery(): Promise<readonly GalleryGroup[]> {
  const stacks = (Object.keys(DIALECTS) as DialectId[]).filter((id) => !PROXIES.has(id))
  return [
    {
      title: 'To begin with',
      says: 'One call, one server.',
      entries: [
        {
          id: 'first-call',
          title: 'A call without permission',
          says: 'foo.example asks bar.other, which answers and allows nobody.',
          document: DEFAULT_DOCUMENT,
        },
      ],
    },
    {
      title: 'Servers in your stack',
      says: 'The same exchange, with the server written in what you use.',
      entries: await Promise.all(
        stacks.map(async (id) => ({
          id: `stack-${id}`,
          title: DIALECTS[id].label,
          says: `bar.other lets every page read its public data, in ${DIALECTS[id].file}.`,
          document: await stackDocument(id),
        })),
      ),
    },
  ]
}
