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

/** A lesson as a talk. @throws Error with a sentence for the person, where it cannot be loaded */
export async function fetchLessonTalk(slug: string): Promise<Talk> {
  const failed = () => {
    throw new Error('The lesson could not be loaded. Check the connection, then try again.')
  }
  const response = await fetch(`/lesson-talks/${encodeURIComponent(slug)}`).catch(failed)
  if (response.status === 404) throw new Error(`There is no lesson “${slug}”. Choose one from the list of talks.`)
  // A network that asks for a login answers with its own page, which is no JSON.
  const parsed = parseTalk(await response.json().catch(failed))
  if (!parsed.ok) throw new Error('The lesson was made for another version of this page. Reload the page.')
  return parsed.value
}
