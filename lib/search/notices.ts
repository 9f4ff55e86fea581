import type { NoticeId } from './error-text.ts'

/** Replies for pasted console text that is not a CORS failure. */
export const NOTICES: Readonly<
  Record<NoticeId, { readonly title: string; readonly says: string; readonly href: string }>
> = {
  'script-exception': {
    title: 'This is all that a script learns',
    says: 'The same words are used for every reason. The reason itself is in the console, in a separate line above or below: paste that one.',
    href: '/glossary#network-error',
  },
  'http-status': {
    title: 'The server answered with this status',
    says: 'Seen alone, this is no refusal by the browser. Look for a line about CORS beside it: error pages often lack the headers.',
    href: '/errors/missing-allow-origin',
  },
  'forbidden-header': {
    title: 'Only the browser may write this header',
    says: 'The script tried to set it. The header was left out, and the request went on without it.',
    href: '/glossary#forbidden-header',
  },
  'authorization-wildcard': {
    title: 'By the standard, * leaves out Authorization',
    says: 'Today’s Chrome, Firefox and Safari still accept it, and Firefox warns. Name it: list `Authorization` in `Access-Control-Allow-Headers`.',
    href: '/errors/header-not-allowed',
  },
  upgraded: {
    title: 'Asked for over HTTPS instead',
    says: 'The page asks for an image over plain HTTP. The browser tries HTTPS by itself.',
    href: '/glossary#mixed-content',
  },
}
