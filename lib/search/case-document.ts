/** Documents that fail in the same way as a recognised console text. */
import { addressSpaceOf } from '../browser/http/address-space.ts'
import { type PlaygroundDocument, parseDocument } from '../document/document.ts'
import { type DocumentParts, documentOf, type ServerParts } from '../document/document-of.ts'
import { canParseUrl, isLoopbackHost, serializedOriginOf } from '../trace/address.ts'
import { CONNECTIONS } from '../trace/connection.ts'
import type { CaseReason } from './case-reasons.ts'
import { failingExchange } from './failing-exchange.ts'
import { allowsPlainHttp } from './fitting-reasons.ts'
import type { How } from './known-texts/known-text.ts'
import type { RecognisedError } from './recognise-error.ts'

/** Used where the text does not name them: Firefox prints no origin, Safari's first line no address. */
export const SOME_ORIGIN = 'https://foo.example'
export const SOME_URL = 'https://bar.other/data'

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
  const { found } = error
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
    default:
      return example && url ? withAddresses(example, browser, origin, url, found.from) : null
  }
}

/** Serialized; of a text that names only the page’s address, the origin of that. */
function pageOrigin({ origin, page, url }: RecognisedError['found']): string {
  if (origin !== undefined) return origin
  if (page && canParseUrl(page)) return serializedOriginOf(page)
  // A page over HTTPS could not make a call over plain HTTP.
  return /^http:/i.test(url ?? '') ? SOME_ORIGIN.replace('https', 'http') : SOME_ORIGIN
}

/** A call of a public page to a server that is nearer to the person, whatever its name. */
function localNetworkParts(
  { browser, found }: RecognisedError,
  reason: CaseReason,
  origin: string,
  url: URL,
): DocumentParts | null {
  const isInsecure = reason === 'local-network-access-insecure'
  if (origin === 'null' || origin === url.origin || (found.url === undefined && isInsecure)) return null
  if (isInsecure !== origin.startsWith('http:')) return null
  const space = found.value === 'loopback' || isLoopbackHost(url.hostname) ? 'loopback' : 'local'
  const target = reason === 'local-network-access-mismatch' ? (space === 'local' ? 'loopback' : 'local') : null
  const init = target === null ? '' : `, {\n  targetAddressSpace: "${target}",\n}`
  return {
    page: `${origin}/`,
    addressSpace: 'public',
    browser: browser ?? 'chromium',
    code: `await fetch(${JSON.stringify(url.href)}${init});\n`,
    servers: {
      [url.origin]: {
        dialect: 'raw',
        text: `* *\n200 OK\nAccess-Control-Allow-Origin: ${origin}\n\nhello\n`,
        addressSpace: space,
      },
    },
  }
}

/** Whether the browser lets a secure page call that host over plain HTTP. */
function isExempt(host: string, browser: string): boolean {
  if (browser === 'chromium') return addressSpaceOf(host) !== 'public'
  return browser === 'firefox' && isLoopbackHost(host)
}

/** Why this device, and not the server, made no connection; no document has such a device. */
const ON_THIS_DEVICE: ReadonlySet<How> = new Set<How>(['extension', 'policy', 'offline'])

function connectionParts(
  { browser, how }: RecognisedError,
  url: URL,
  isPreflight: boolean,
  page: Pick<DocumentParts, 'page' | 'opaque'>,
): DocumentParts | null {
  if (how !== undefined && ON_THIS_DEVICE.has(how)) return null
  const connection = CONNECTIONS.find((known) => known === how)
  if (isPreflight && connection === 'http1') return null
  const init = isPreflight
    ? ', { method: "PUT" }'
    : connection === 'http1'
      ? ', {\n  method: "POST",\n  body: new Blob(["hello"]).stream(),\n  duplex: "half",\n}'
      : connection === 'client-certificate'
        ? ', { credentials: "omit" }'
        : ''
  const server: ServerParts = {
    dialect: 'raw',
    text: `* *\n200 OK\nAccess-Control-Allow-Origin: *\n\nhello\n`,
    ...(connection ? { connection } : {}),
  }
  return {
    ...page,
    browser: browser ?? 'chromium',
    code: `await fetch(${JSON.stringify(url.href)}${init});\n`,
    servers: connection ? { [url.origin]: server } : {},
  }
}

function pageParts(origin: string): Pick<DocumentParts, 'page' | 'opaque'> {
  return origin === 'null' ? { page: `${SOME_ORIGIN}/`, opaque: true } : { page: `${origin}/` }
}

const open = (url: URL): Record<string, string> => ({
  [url.origin]: `GET ${url.pathname}\n200 OK\nAccess-Control-Allow-Origin: *\n\nhello\n`,
})

function schemeParts({ found, browser }: RecognisedError, origin: string): DocumentParts | null {
  const url = found.url ?? (origin === 'null' ? 'file:///C:/site/data.json' : 'ftp://bar.other/data')
  if (/^https?:\/\//i.test(url) || !canParseUrl(url, 'https://foo.example/')) return null
  // A page from the disk is the usual reason for a file's address.
  const folder = /^file:\/\/\/.*\//i.exec(url)?.[0] ?? 'file:///C:/site/'
  const page = origin === 'null' ? { page: `${folder}index.html` } : pageParts(origin)
  const code =
    found.element === 'XMLHttpRequest'
      ? `const request = new XMLHttpRequest();\nrequest.open("GET", ${JSON.stringify(url)});\nrequest.send();\n`
      : `await fetch(${JSON.stringify(url)});\n`
  return { ...page, browser: browser ?? 'chromium', code, servers: {} }
}

function invalidParts({ found, how, browser: name }: RecognisedError, origin: string): DocumentParts | null {
  const browser = name ?? 'chromium'
  const said = found.url ?? found.value ?? ''
  const target = parsedHttp(/https?:\/\/\S+/.exec(said)?.[0] ?? SOME_URL)
  if (!target) return null
  if (how === 'url-with-credentials' && /^(?:\.{0,2}\/|[\w-]+\/)/.test(said)) {
    // A relative address takes the user name and the password of the page's own address with it.
    const page = new URL('app/index.html', `${origin === 'null' ? SOME_ORIGIN : origin}/`)
    page.username = 'user'
    page.password = 'pass'
    return { page: page.href, browser, code: `await fetch(${JSON.stringify(said)});\n`, servers: {} }
  }
  const at = (address: string, code: string): DocumentParts => ({
    ...pageParts(origin),
    browser,
    code,
    servers: { [new URL(address).origin]: `* *\n200 OK\nAccess-Control-Allow-Origin: *\n\nhello\n` },
  })
  switch (how) {
    case 'url-with-credentials': {
      if (target.username === '') target.username = 'user'
      if (target.password === '') target.password = 'pass'
      return at(target.href, `await fetch(${JSON.stringify(target.href)});\n`)
    }
    case 'duplex-missing':
      return at(
        target.href,
        `const body = new ReadableStream();\nawait fetch(${JSON.stringify(target.href)}, { method: "POST", body });\n`,
      )
    case 'body-with-get':
      return at(target.href, `await fetch(${JSON.stringify(target.href)}, { body: "hello" });\n`)
    default:
      return null
  }
}

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

function corsParts(error: RecognisedError, failing: NonNullable<ReturnType<typeof failingExchange>>) {
  const { found } = error
  const origin = pageOrigin(found)
  const url = parsedHttp(found.url ?? SOME_URL)
  const from = found.from === undefined ? null : parsedHttp(found.from)
  if (!url || (origin === url.origin && !from) || !allowsPlainHttp(origin, url)) return null
  if (found.from !== undefined && (!from || !allowsPlainHttp(origin, from))) return null
  const { call, headers, isPreflight } = failing
  const route = (method: string, status: string, lines: readonly string[], body = '') =>
    [`${method} ${url.pathname}`, status, ...lines, ...(body ? ['', body] : []), ''].join('\n')
  const method = call.method ?? 'GET'
  const status = /^(20[0-6]|[45]\d\d)$/.test(found.status ?? '') ? (found.status ?? '200') : '200'
  const text = isPreflight
    ? `${route('OPTIONS', failing.status ?? '204', headers)}\n${route(method, '200 OK', [`Access-Control-Allow-Origin: ${origin}`], 'hello')}`
    : route(method, status, headers, status === '204' ? '' : 'hello')
  const servers = { [url.origin]: text }
  if (from) {
    // The first answer is one that the page may follow: what fails is the one it leads to.
    const first = `* ${from.pathname}\n302 Found\nLocation: ${url.href}\nAccess-Control-Allow-Origin: ${origin}\nAccess-Control-Allow-Credentials: true\n`
    servers[from.origin] = from.origin === url.origin ? `${first}\n${text}` : first
  }
  return {
    ...pageParts(origin),
    browser: error.browser ?? ('chromium' as const),
    code: codeOf((from ?? url).href, call, found.element),
    servers,
  }
}

function codeOf(
  url: string,
  {
    method,
    headers,
    credentials,
  }: { method?: string; headers?: Readonly<Record<string, string>>; credentials?: string },
  element: string | undefined,
): string {
  if (element === 'XMLHttpRequest') {
    return [
      'const request = new XMLHttpRequest();',
      `request.open(${JSON.stringify(method ?? 'GET')}, ${JSON.stringify(url)});`,
      ...(credentials ? ['request.withCredentials = true;'] : []),
      ...Object.entries(headers ?? {}).map(
        (pair) => `request.setRequestHeader(${pair.map((text) => JSON.stringify(text)).join(', ')});`,
      ),
      'request.onload = () => console.log(request.status);',
      'request.send();',
      '',
    ].join('\n')
  }
  const options = [
    ...(method ? [`  method: ${JSON.stringify(method)},`] : []),
    ...(headers ? [`  headers: ${JSON.stringify(headers)},`] : []),
    ...(credentials ? [`  credentials: ${JSON.stringify(credentials)},`] : []),
  ]
  const second = options.length === 0 ? '' : `, {\n${options.join('\n')}\n}`
  return `const response = await fetch(${JSON.stringify(url)}${second});\nconsole.log(response.status);\n`
}

/** Null for what is not an address of HTTP. */
function parsedHttp(text: string): URL | null {
  if (!canParseUrl(text)) return null
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) && !/\.\.\.|…/.test(url.host) ? url : null
}
