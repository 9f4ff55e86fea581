import { searchEntries } from '@/content/search-entries.ts'
import { errorTemplates } from '@/lib/search/error-templates.ts'
import { makeIndexFile } from '@/lib/search/site-index.ts'

/** A file of the build: the words of the site, and what the browsers' consoles say. */
export const dynamic = 'force-static'

export async function GET(): Promise<Response> {
  return Response.json(makeIndexFile(await searchEntries(), errorTemplates()))
}
