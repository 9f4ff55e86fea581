import type { PlaygroundDocument } from '../document/document.ts'
import type { Plan } from './plan.ts'

/** A page that must never read the data. */
export interface Stranger {
  /** Its origin, as the browser sends it. */
  readonly origin: string
  readonly page: PlaygroundDocument['page']
  /** What it is, after its name. */
  readonly is: string
}

/** Pages whose origins have something in common with the page's, and one that has nothing. */
export function strangersOf(plan: Plan): readonly Stranger[] {
  const stranger = (origin: string, is: string): Stranger => ({ origin, page: { url: `${origin}/` }, is })
  return [
    stranger(ANYBODY, 'a stranger'),
    stranger(looksAlike(plan), 'a look-alike'),
    stranger(`${plan.page}.evil.test`, 'a stranger whose name begins as the page’s'),
    stranger(plan.page.replace('https:', 'http:'), 'the same name without encryption'),
    { origin: 'null', page: { url: 'https://evil.test/frame.html', opaque: true }, is: 'a sandboxed frame' },
  ]
}

export const ANYBODY = 'https://evil.test'

/** Ends as the company's domain does; and where the page has a subdomain, its dot is another character. */
export function looksAlike({ page, business }: Plan): string {
  const host = page.replace('https://', '')
  return host === `${business.name}.example` ? `https://evil${host}` : `https://${host.replace('.', 'x')}`
}
