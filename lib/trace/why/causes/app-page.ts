/** The page belongs to an application or an extension: what its origin is, and how else it can read an answer. */
import { pageKind } from '../../page-address.ts'
import type { Facts } from '../facts.ts'
import { quoted, sentences } from '../sentences.ts'

/** A paragraph for an answer that CORS keeps from such a page; empty for any other page. */
export function appPage(f: Facts): string {
  if (f.origin === 'null') return ''
  switch (pageKind(f.pageUrl)) {
    case 'extension':
      return sentences(
        `${quoted(f.origin)} is the origin of a browser extension.`,
        `With the address of ${f.server} among the host permissions of its manifest (\`host_permissions\`), the extension’s own pages and its background script read answers without CORS; this simulation has no such permissions. A content script calls as the page that it runs in, so let it ask the background script.`,
        f.origin.startsWith('moz-extension:')
          ? 'In Firefox every installation has another origin, so no server can list it.'
          : '',
      )
    case 'application':
      return sentences(
        `${quoted(f.origin)} is the origin of an application’s own pages. A server compares it as it is, like any other, so it must be able to list an origin that is not HTTP’s.`,
        f.origin.startsWith('vscode-webview:')
          ? 'Every webview has another one, so no server can list it: make the call in the extension’s host, and pass the answer on with `postMessage`.'
          : 'Or make the call outside of the page, where CORS does not apply: in Capacitor with `CapacitorHttp`, in Tauri with its HTTP plugin, in Electron in the main process.',
      )
    default:
      return ''
  }
}
