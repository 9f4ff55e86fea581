/** Documents for what is not a CORS check: connections, address spaces, schemes, exceptions, cookies, workers. */
import type { DocumentParts, ServerParts } from '../document/document-of.ts'
import { canParseUrl, isLoopbackHost } from '../trace/address.ts'
import { CONNECTIONS } from '../trace/connection.ts'
import { pageParts, parsedHttp, SOME_ORIGIN, SOME_URL } from './case-addresses.ts'
import type { CaseReason } from './case-reasons.ts'
import type { How } from './known-texts/known-text.ts'
import type { RecognisedError } from './recognise-error.ts'

/** A call of a public page to a server that is nearer to the person, whatever its name. */
export function localNetworkParts(
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

/** Why this device, and not the server, made no connection; no document has such a device. */
const ON_THIS_DEVICE: ReadonlySet<How> = new Set<How>(['extension', 'policy', 'offline'])

export function connectionParts(
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

export function schemeParts({ found, browser }: RecognisedError, origin: string): DocumentParts | null {
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

export function invalidParts({ found, how, browser: name }: RecognisedError, origin: string): DocumentParts | null {
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

/** What the server sets, for each reason why a browser does not take or send a cookie; `NAME` is the cookie's. */
const COOKIES: Readonly<Record<string, string>> = {
  'cookie-same-site': 'NAME=1; Secure; SameSite=Lax',
  'cookie-secure': 'NAME=1; Secure',
  'cookie-domain': 'NAME=1; Secure; SameSite=None; Domain=elsewhere.example',
  'cookie-path': 'NAME=1; Secure; SameSite=None; Path=/elsewhere',
  'cookie-prefix': '__Host-NAME=1; SameSite=None',
}

/** A call with credentials whose answer sets a cookie that the browser does not take, or not send the next time. */
export function cookieParts({ browser, found }: RecognisedError, reason: CaseReason): DocumentParts | null {
  const given = COOKIES[reason]
  if (given === undefined) return null
  // Only a cookie without HTTPS is refused for `Secure`.
  const scheme = reason === 'cookie-secure' ? 'http' : 'https'
  const page = `${scheme}://foo.example`
  const server = `${scheme}://bar.other`
  const name = /^[\w-]+$/.test(found.name ?? '') ? (found.name ?? '').replace(/^__(?:Host|Secure)-/, '') : 'session'
  const call = `await fetch("${server}/data", { credentials: "include" });\n`
  return {
    page: `${page}/`,
    browser: browser ?? 'chromium',
    code: reason === 'cookie-path' ? call.repeat(2) : call,
    servers: {
      [server]: `GET /data\n200 OK\nAccess-Control-Allow-Origin: ${page}\nAccess-Control-Allow-Credentials: true\nSet-Cookie: ${given.replace('NAME', name)}\n\nhello\n`,
    },
  }
}
