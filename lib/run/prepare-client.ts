import type { PlaygroundDocument } from '../document/document.ts'
import { prepareClientCode } from '../sandbox/prepare-client-code.ts'
import type { Prepared } from './run.ts'

/** A document's client code, checked and without types, as a run needs it. */
export async function prepareClient(client: PlaygroundDocument['client']): Promise<Prepared> {
  const prepared = await prepareClientCode(client.code, client.language)
  if (prepared.ok) return prepared
  const [first] = prepared.errors
  return {
    ok: false,
    name: 'SyntaxError',
    message: first?.message ?? 'The code cannot be read.',
    ...(first ? { source: first.from } : {}),
  }
}
