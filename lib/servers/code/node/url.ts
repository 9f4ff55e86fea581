/** `node:url`, for addresses with more than a path and a query. */
export function parse(text: string): Record<string, string | null> {
  const { href, pathname, search } = new URL(text, 'http://localhost')
  return { href, path: `${pathname}${search}`, pathname, search: search || null, query: search.slice(1) || null }
}
