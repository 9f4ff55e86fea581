import { CURRICULUM } from '@/content/curriculum.ts'
import { gallery } from '@/content/documents/gallery.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'

/** Every document of the site, each once, with its name: the gallery's with their corrections, and the lessons'. */
export async function siteDocuments(): Promise<readonly (readonly [name: string, document: PlaygroundDocument])[]> {
  const entries = (await gallery()).flatMap((group) => group.entries)
  const all = [
    ...entries.flatMap(({ id, document, fixed }) => [
      [id, document] as const,
      ...(fixed ? [[`${id}, corrected`, fixed] as const] : []),
    ]),
    ...CURRICULUM.flatMap(({ slug, examples, exercises }) => [
      ...Object.entries(examples).map(([name, example]) => [`${slug}/${name}`, example.document] as const),
      ...exercises.map(({ id, start }) => [`${slug}/${id}`, start] as const),
    ]),
  ]
  return [...new Map(all.map(([name, document]) => [JSON.stringify(document), [name, document] as const])).values()]
}
