import { searchEntries } from '@/content/search-entries.ts'
import { errorTemplates } from '@/lib/search/error-templates.ts'
import { makeIndexFile } from '@/lib/search/site-index.ts'

/** Generated at build time: the search entries of the site, and the browsers' console messages. */
export const dynamic = 'force-static'

export async function GET(): Promise<Response> {
  return Response.json(makeIndexFile(await searchEntries(), errorTemplates()))
}
