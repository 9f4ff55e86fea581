import type { PlaygroundDocument } from '../document/document.ts'

/** What a document is called: by its own title, else by what its page calls first, else by its first server. */
export function documentTitle({ title, page, client, servers }: PlaygroundDocument): string {
  if (title?.trim()) return title.trim()
  const called = /\bhttps?:\/\/[^\s"'`<>\\]+/.exec(client.code)?.[0] ?? servers[0]?.origin
  const from = page.opaque || !URL.canParse(page.url) ? 'a page' : new URL(page.url).host || 'a file'
  if (!called) return `A script on ${from}`
  const path = called.replace(/^https?:\/\//, '').replace(/\/$/, '')
  return `${from} calls ${path.length > 60 ? `${path.slice(0, 59)}…` : path}`
}
