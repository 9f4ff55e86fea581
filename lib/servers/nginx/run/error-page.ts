import { isOn, settings } from '../read/levels.ts'
import { evaluate } from './evaluate.ts'
import type { RequestContext } from './request-context.ts'

export type ErrorPage =
  /** `status`: what is sent in place of the error's own; 0 leaves it to who answers. */
  | { readonly kind: 'internal'; readonly uri: string; readonly status: number | undefined }
  | { readonly kind: 'named'; readonly name: string; readonly status: number | undefined }
  | { readonly kind: 'elsewhere'; readonly location: string; readonly status: number }

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]

/** What `error_page` has for a status here; null where it has nothing, or an error page has failed itself. */
export function errorPage(ctx: RequestContext, status: number): ErrorPage | null {
  if (ctx.onErrorPage || ctx.uriChanges === 0) return null
  const pages = settings(ctx.level, 'error_page')
  if (pages.length > 0 && !isOn(ctx.level, 'recursive_error_pages', false)) ctx.onErrorPage = true
  for (const { args } of pages) {
    const texts = args.map(({ text }) => text)
    const target = evaluate(ctx, texts.pop() ?? '')
    const override = texts.at(-1)?.startsWith('=') ? texts.pop()?.slice(1) : undefined
    if (!texts.includes(String(status))) continue
    const sent = override === undefined ? undefined : Number(override)
    if (target.startsWith('/')) return { kind: 'internal', uri: target, status: sent }
    if (target.startsWith('@')) return { kind: 'named', name: target, status: sent }
    return { kind: 'elsewhere', location: target, status: sent && REDIRECTS.includes(sent) ? sent : 302 }
  }
  return null
}
