/** Every document of ours that a person can start from: what a link may have as its base. */
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { CURRICULUM } from './curriculum.ts'
import { documentNamed, documentNames } from './documents/gallery.ts'

interface Preset {
  /** Where it is: a name of the gallery, or a lesson and the name of its example or exercise. */
  readonly name: string
  readonly document: PlaygroundDocument
}

export async function presets(): Promise<readonly Preset[]> {
  const named = await Promise.all((await documentNames()).map(async (id) => ({ id, found: await documentNamed(id) })))
  return [
    { name: 'the default document', document: DEFAULT_DOCUMENT },
    ...named.flatMap(({ id, found }) => (found ? [{ name: id, document: found.document }] : [])),
    ...CURRICULUM.flatMap(({ slug, examples, exercises }) => [
      ...Object.entries(examples).map(([id, { document }]) => ({ name: `${slug}: ${id}`, document })),
      ...exercises.map(({ id, start }) => ({ name: `${slug}: ${id}`, document: start })),
    ]),
  ]
}
