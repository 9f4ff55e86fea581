import { presets } from '@/content/presets.ts'
import { baseHref, baseId, baseOf } from '@/lib/document/link-base.ts'

interface NeededBase {
  readonly name: string
  readonly id: string
  readonly text: string
}

/** The bases that links made today may need. */
export async function neededBases(): Promise<readonly NeededBase[]> {
  return (await presets()).map(({ name, document }) => {
    const text = baseOf(document)
    return { name, id: baseId(text), text }
  })
}

const PUBLIC = new URL('../../../public/', import.meta.url)

/** Where a base is kept in the repository; the site serves it at `baseHref`. */
export const baseFile = (id: string): URL => new URL(`.${baseHref(id)}`, PUBLIC)
