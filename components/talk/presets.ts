import { type PlaygroundDocument, parseDocument } from '@/lib/document/document.ts'
import { baseHref } from '@/lib/document/link-base.ts'
import { parseTalk } from '@/lib/talk/parse-talk.ts'
import type { Talk } from '@/lib/talk/talk.ts'

/** What the site offers for a talk: titles only. A document is fetched when it is added. */
export interface Presets {
  readonly examples: readonly { readonly title: string; readonly entries: readonly Preset[] }[]
  readonly lessons: readonly { readonly slug: string; readonly title: string; readonly scenes: readonly Preset[] }[]
}

interface Preset {
  readonly id: string
  readonly title: string
}

/** @throws Error with a sentence for the person, where it cannot be loaded */
export async function fetchExample(id: string): Promise<PlaygroundDocument> {
  const { document } = await fetchJson<{ document: unknown }>(`/examples/${encodeURIComponent(id)}`)
  const parsed = parseDocument(document)
  if (!parsed.ok) throw new Error('The example was made for another version of this page. Reload the page.')
  return parsed.document
}

/** A lesson as a talk. @throws Error with a sentence for the person, where it cannot be loaded */
export async function fetchLessonTalk(slug: string): Promise<Talk> {
  const parsed = parseTalk(await fetchJson(`/lesson-talks/${encodeURIComponent(slug)}`))
  if (!parsed.ok) throw new Error('The lesson was made for another version of this page. Reload the page.')
  return parsed.talk
}

/** The text of a base that links start from. Rejects where it cannot be loaded. */
export async function fetchBase(id: string): Promise<string> {
  const response = await fetch(baseHref(id))
  if (!response.ok) throw new Error(`There is no base ${id}.`)
  return response.text()
}

async function fetchJson<T>(address: string): Promise<T> {
  const response = await fetch(address).catch(() => null)
  if (!response) throw new Error('It could not be loaded. Check the connection, then try again.')
  if (!response.ok) throw new Error('It is not there any more. Reload the page to see what there is.')
  return (await response.json()) as T
}
