import { presets } from '@/content/presets.ts'
import { baseId, baseOf } from '@/lib/document/link-base.ts'

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
