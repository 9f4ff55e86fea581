import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { DIALECTS } from '@/lib/servers/dialects.ts'

/** A document as texts with their names, for reading and comparing. */
export function documentParts(document: PlaygroundDocument): ReadonlyMap<string, string> {
  const { page, browser, client, servers, cookies, thirdPartyCookies, localNetworkAccess } = document
  const settings = [
    `page ${page.url}${page.opaque ? ' (opaque origin)' : ''}`,
    `browser ${browser}`,
    ...Object.entries(cookies ?? {}).map(([origin, cookie]) => `cookie ${origin} ${cookie}`),
    ...(page.addressSpace ? [`page in the address space ${page.addressSpace}`] : []),
    ...servers.flatMap(({ origin, connection, addressSpace }) => [
      ...(connection ? [`connections to ${origin} ${connection}`] : []),
      ...(addressSpace ? [`${origin} in the address space ${addressSpace}`] : []),
    ]),
    ...(localNetworkAccess ? [`local network ${localNetworkAccess}`] : []),
    ...(thirdPartyCookies ? [`cookies of other sites ${thirdPartyCookies}`] : []),
  ]
  return new Map([
    ['Page and browser', settings.join('\n')],
    [client.language === 'typescript' ? 'client.ts' : 'client.js', client.code],
    ...servers.map(({ origin, dialect, text }) => [`${origin}, ${DIALECTS[dialect].label}`, text] as [string, string]),
  ])
}
