/** Where pages come from: the web, the disk, and applications and extensions, which bring schemes of their own. */

/** `opaque`: an address without a host, such as `data:`. */
export type PageKind = 'web' | 'file' | 'extension' | 'application' | 'opaque'

const EXTENSIONS: ReadonlySet<string> = new Set(['chrome-extension:', 'moz-extension:', 'safari-web-extension:'])

/** Schemes with hosts that are no pages. */
const NO_PAGES: ReadonlySet<string> = new Set(['ftp:', 'ws:', 'wss:', 'about:', 'javascript:', 'view-source:'])

/**
 * What kind of page has that address; null where none has. Capacitor, Ionic, Tauri, Electron and VS Code serve their
 * pages under schemes that they register themselves, so every scheme with a host may be an application's.
 */
export function pageKind(address: string): PageKind | null {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return null
  }
  const { protocol, host } = url
  if (protocol === 'https:' || protocol === 'http:') return 'web'
  if (protocol === 'file:') return address.startsWith('file:///') ? 'file' : null
  if (protocol === 'data:') return 'opaque'
  if (host === '' || NO_PAGES.has(protocol)) return null
  return EXTENSIONS.has(protocol) ? 'extension' : 'application'
}
