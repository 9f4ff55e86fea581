import type { PlaygroundDocument } from '../document/document.ts'
import { prepareClientCode, prepareInlineScript } from '../sandbox/prepare-client-code.ts'
import type { Prepared } from './prepared.ts'

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

/** The words of Chromium for what a classic script may not do. */
const AWAIT = 'await is only valid in async functions and the top level bodies of modules'

/** A script in a document's markup, as a run needs it. */
export async function prepareInline(
  code: string,
  isModule: boolean,
): Promise<{ readonly ok: true; readonly code: string } | { readonly ok: false; readonly message: string }> {
  const prepared = await prepareInlineScript(code, isModule)
  if (prepared.ok) return prepared
  const waits = !isModule && (await prepareInlineScript(code, true)).ok && /\bawait\b/.test(code)
  return { ok: false, message: waits ? AWAIT : (prepared.errors[0]?.message ?? 'The code cannot be read.') }
}
