import { type PlaygroundDocument, parseDocument } from './document.ts'

/**
 * A document of the gallery.
 * @throws Error with what to do, where it cannot be loaded
 */
export async function fetchExample(
  id: string,
): Promise<{ readonly title: string; readonly says: string; readonly document: PlaygroundDocument }> {
  const failed = () => {
    throw new Error('The example could not be loaded. Check the connection, then try again.')
  }
  const response = await fetch(`/examples/${encodeURIComponent(id)}`).catch(failed)
  if (response.status === 404) throw new Error(`There is no example “${id}”. Choose one from the list of examples.`)
  // A network that asks for a login answers with its own page, which is no JSON.
  const { title, says, document } = (await response.json().catch(failed)) as Record<string, unknown>
  const parsed = parseDocument(document)
  if (!parsed.ok) throw new Error('The example was made for another version of this page. Reload the page.')
  return { title: String(title), says: String(says ?? ''), document: parsed.document }
}
