/** Documents that fail in the same way as a recognised console text. */
import { addressSpaceOf, isKnownLocalHost } from '../browser/http/address-space.ts'
import { type PlaygroundDocument, parseDocument } from '../document/document.ts'
import { type DocumentParts, documentOf } from '../document/document-of.ts'
import { isLoopbackHost } from '../trace/address.ts'
import { connectionParts, cookieParts, invalidParts, localNetworkParts, schemeParts } from './beside-cors-documents.ts'
import { pageOrigin, pageParts, parsedHttp, SOME_ORIGIN, SOME_URL } from './case-addresses.ts'
import type { CaseReason } from './case-reasons.ts'
import { corsParts } from './cors-document.ts'
import { failingExchange } from './failing-exchange.ts'
import { allowsPlainHttp } from './fitting-reasons.ts'
import type { RecognisedError } from './recognise-error.ts'

/**
 * A document that fails for the first reason of a recognised text: with the page, the address, the method and the
 * header of the text.
 * @param example a document that fails for this reason, of a page at `SOME_ORIGIN` that calls `SOME_URL`; null where
 *   there is none
 * @returns null where the values cannot have led to this failure, or no document can cause it
 */
export function documentFor(error: RecognisedError, example: PlaygroundDocument | null): PlaygroundDocument | null {
  const [reason] = error.reasons
  const parts = reason === undefined ? null : partsFor(reason, error, example)
  if (!parts) return null
  const parsed = parseDocument(documentOf(besideItsServer(parts, error.found.url)))
  return parsed.ok ? parsed.document : null
}

/**
 * With the page as near to the person as the address that it calls: what fails is what the text says, and not that a
 * page of the internet calls into the local network.
 */
function besideItsServer(parts: DocumentParts, url: string | undefined): DocumentParts {
  const target = url === undefined ? null : parsedHttp(url)
  const isNear = target !== null && addressSpaceOf(target.hostname) !== 'public'
  return isNear && parts.addressSpace === undefined ? { ...parts, addressSpace: 'loopback' } : parts
}

function partsFor(
  reason: CaseReason,
  error: RecognisedError,
  example: PlaygroundDocument | null,
): DocumentParts | null {
  const { found, how } = error
  const browser = error.browser ?? 'chromium'
  const origin = pageOrigin(found)
  const failing = failingExchange(reason, origin, found)
  if (failing) return corsParts(error, failing)
  const url = parsedHttp(found.url ?? SOME_URL)
  const calls = (address: string, init = '') => `await fetch(${JSON.stringify(address)}${init});\n`
  const page = pageParts(origin)
  switch (reason) {
    case 'connection-failed':
    case 'preflight-connection-failed':
      if (!url || !allowsPlainHttp(origin, url)) return null
      return connectionParts(error, url, reason === 'preflight-connection-failed', page)
    case 'mixed-content': {
      const target = parsedHttp(found.url ?? 'http://bar.other/data')
      if (target?.protocol !== 'http:') return null
      if (isExempt(target.hostname, browser)) return null
      const secure = origin.startsWith('https:') ? origin : SOME_ORIGIN
      return { ...pageParts(secure), browser, code: calls(target.href), servers: open(target) }
    }
    case 'bad-port': {
      const target = url && /^\d+$/.test(url.port) ? url : new URL('https://bar.other:6667/data')
      return allowsPlainHttp(origin, target) ? { ...page, browser, code: calls(target.href), servers: {} } : null
    }
    case 'local-network-access':
    case 'local-network-access-insecure':
    case 'local-network-access-mismatch':
      return localNetworkParts(error, reason, origin, url ?? new URL('http://localhost:8080/data'))
    case 'scheme-not-supported':
      return schemeParts(error, origin)
    case 'invalid-request':
      return invalidParts(error, origin)
    case 'cookie-same-site':
    case 'cookie-secure':
    case 'cookie-domain':
    case 'cookie-path':
    case 'cookie-prefix':
      return cookieParts(error, reason)
    case 'content-security-policy':
      // Code in the page itself makes no call.
      return example && url && how !== 'inline' ? withAddresses(example, browser, origin, url, found.from) : null
    default:
      return example && url ? withAddresses(example, browser, origin, url, found.from) : null
  }
}

/** Whether the browser lets a secure page call that host over plain HTTP. */
function isExempt(host: string, browser: string): boolean {
  if (browser === 'chromium') return isKnownLocalHost(host)
  return browser === 'firefox' && isLoopbackHost(host)
}

const open = (url: URL): Record<string, string> => ({
  [url.origin]: `GET ${url.pathname}\n200 OK\nAccess-Control-Allow-Origin: *\n\nhello\n`,
})

/** The example with the text's page and address in the place of its own. */
function withAddresses(
  example: PlaygroundDocument,
  browser: DocumentParts['browser'],
  origin: string,
  url: URL,
  from: string | undefined,
): DocumentParts | null {
  if (origin === 'null' || from !== undefined || !allowsPlainHttp(origin, url) || origin === url.origin) return null
  const path = url.pathname === '/' ? '/data' : url.pathname
  const swap = (text: string) =>
    text
      .replaceAll(SOME_URL, `${url.origin}${path}${url.search}`)
      .replaceAll('https://bar.other', url.origin)
      .replaceAll(/(?<= )\/data\b/g, path)
      .replaceAll(SOME_ORIGIN, origin)
  const {
    page,
    client,
    servers,
    version: _,
    browser: __,
    title: ___,
    ...rest
  } = JSON.parse(JSON.stringify(example)) as PlaygroundDocument
  const { url: address, ...pageRest } = page
  return {
    ...rest,
    ...pageRest,
    page: swap(address),
    browser: browser ?? 'chromium',
    code: swap(client.code),
    servers: Object.fromEntries(
      servers.map(({ origin: server, text, ...more }) => [swap(server), { ...more, text: swap(text) }]),
    ),
  }
}
