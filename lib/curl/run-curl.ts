/** Carries a command out: sends what curl sends, follows redirects, and prints what curl prints. There is no CORS in it. */
import type { HeaderList } from '../trace/events.ts'
import { firstHeader, hasHeader } from '../trace/header-list.ts'
import { ConnectionError, type Send, type WireResponse } from '../trace/wire.ts'
import { type JarCookie, type Jars, matching, stored } from './jar.ts'
import type { CurlCommand } from './parse-command.ts'

/** The release whose output this prints. */
const VERSION = '7.88.1'
/** curl's own bound is 50. */
const MOST_REDIRECTS = 50

export interface Printed {
  readonly text: string
  /** curl's exit code: 0, or the number in brackets of its error. */
  readonly exit: number
  readonly jars: Jars
}

interface Asked {
  readonly method: string
  readonly url: URL
  readonly body: string | null
}

/** @param send the network to the servers @param now ms since 1970, for cookies that expire */
export async function runCurl(command: CurlCommand, send: Send, jars: Jars, now: number): Promise<Printed> {
  const out: string[] = []
  const print = (text: string) => out.push(text)
  let cookies: readonly JarCookie[] = command.readJars.flatMap((name) => jars.get(name) ?? [])
  const first = new URL(command.url)
  let asked: Asked = { method: methodOf(command), url: first, body: command.body }
  const ended = (exit: number, error?: string): Printed => {
    if (error !== undefined && !command.silent) print(`${endsLine(out) ? '' : '\n'}curl: (${exit}) ${error}\n`)
    const name = command.writeJar
    return { text: out.join(''), exit, jars: name === null ? jars : new Map([...jars, [name, cookies]]) }
  }
  for (let hop = 0; ; hop++) {
    const headers = headersFor(command, asked, hop === 0 || asked.url.host === first.host, cookies)
    if (command.verbose) print(sentText(asked, headers))
    let answer: WireResponse
    try {
      const body = asked.body === null ? null : new TextEncoder().encode(asked.body)
      answer = await send({
        method: asked.method,
        url: withoutFragment(asked.url),
        headers,
        body,
        call: 0,
        exchange: hop + 1,
      })
    } catch (error) {
      const { exit, says } = failure(error, asked.url)
      return ended(exit, says)
    }
    if (command.verbose) print(receivedText(answer))
    if (command.include || command.head || command.dumpHeaders) print(headText(answer))
    cookies = stored(cookies, asked.url, answer.headers, now)
    const to = command.follow ? redirectOf(answer, asked.url) : null
    if (to === null) {
      if (command.fail && answer.status >= 400) return ended(22, `The requested URL returned error: ${answer.status}`)
      if (asked.method !== 'HEAD' && !command.discardBody && answer.body) print(bodyText(answer.body))
      return ended(0)
    }
    if (hop >= MOST_REDIRECTS) return ended(47, `Maximum (${MOST_REDIRECTS}) redirects followed`)
    asked = next(command, asked, answer.status, to)
    if (command.verbose) print(`* Issue another request to this URL: '${to.href}'\n`)
  }
}

function methodOf({ method, head, body }: CurlCommand): string {
  return method ?? (head ? 'HEAD' : body === null ? 'GET' : 'POST')
}

/** 301, 302 and 303 turn a POST into a GET; a method that `-X` names stays. */
function next({ method }: CurlCommand, { method: before, body }: Asked, status: number, url: URL): Asked {
  const drops =
    status === 303 ? before !== 'GET' && before !== 'HEAD' : (status === 301 || status === 302) && before === 'POST'
  if (!drops) return { method: before, url, body }
  return { method: method ?? 'GET', url, body: null }
}

function redirectOf({ status, headers }: WireResponse, base: URL): URL | null {
  const to = firstHeader(headers, 'location')
  if (to === null || ![301, 302, 303, 307, 308].includes(status)) return null
  try {
    return new URL(to, base)
  } catch {
    return null
  }
}

type Line = readonly [name: string, value: string]

/** In curl's order. @param sameHost not: credentials that were written are for the first host only */
function headersFor(command: CurlCommand, asked: Asked, sameHost: boolean, jar: readonly JarCookie[]): HeaderList {
  const { own, json } = command
  const written = command.headers.filter(([name]) => sameHost || !/^(authorization|cookie)$/i.test(name))
  /** curl's own header, unless one of that name was written or left out. */
  const unless = (name: string, value: string | null | undefined): readonly Line[] => {
    const isWritten = hasHeader(command.headers, name) || command.leftOut.has(name.toLowerCase())
    return isWritten || value === null || value === undefined || value === '' ? [] : [[name, value]]
  }
  const cookies = [
    ...matching(jar, asked.url).map(({ name, value }) => `${name}=${value}`),
    ...(sameHost ? command.cookies : []),
  ]
  const { body } = asked
  const length = body === null ? null : String(new TextEncoder().encode(body).length)
  const isHost = ([name]: Line) => name.toLowerCase() === 'host'
  return [
    // One that is written takes the place of curl's own.
    ...unless('Host', asked.url.host),
    ...written.filter(isHost),
    ...unless('Authorization', sameHost ? own.authorization : null),
    ...unless('User-Agent', own['user-agent'] ?? `curl/${VERSION}`),
    ...(json ? [] : unless('Accept', '*/*')),
    ...unless('Referer', own.referer),
    ...(cookies.length > 0 ? [['Cookie', cookies.join('; ')] as const] : []),
    ...written.filter((line) => !isHost(line)),
    ...(json ? [...unless('Content-Type', 'application/json'), ...unless('Accept', 'application/json')] : []),
    ...unless('Content-Length', length),
    ...(json || body === null ? [] : unless('Content-Type', 'application/x-www-form-urlencoded')),
  ]
}

function failure(error: unknown, { hostname, port, protocol }: URL): { exit: number; says: string } {
  const number = port || (protocol === 'https:' ? '443' : '80')
  const how = error instanceof ConnectionError ? error.how : 'broken'
  switch (how) {
    case 'name-not-resolved':
      return { exit: 6, says: `Could not resolve host: ${hostname}` }
    case 'timed-out':
      return { exit: 28, says: `Failed to connect to ${hostname} port ${number}: Connection timed out` }
    case 'untrusted-certificate':
      return { exit: 60, says: 'SSL certificate problem: unable to get local issuer certificate' }
    case 'client-certificate':
      return { exit: 56, says: 'The server wants a client certificate, and none was given' }
    case 'broken':
      return { exit: 52, says: 'Empty reply from server' }
    default:
      return { exit: 7, says: `Failed to connect to ${hostname} port ${number}: Connection refused` }
  }
}

const withoutFragment = (url: URL) => url.href.replace(/#.*$/s, '')
const endsLine = (out: readonly string[]) => (out.join('') || '\n').endsWith('\n')

const statusLine = ({ status, statusText }: WireResponse) => `HTTP/1.1 ${status} ${statusText}`
const headText = (answer: WireResponse) =>
  `${[statusLine(answer), ...answer.headers.map(([name, value]) => `${name}: ${value}`)].join('\n')}\n\n`

const sentText = ({ method, url }: Asked, headers: HeaderList) =>
  [`> ${method} ${url.pathname}${url.search} HTTP/1.1`, ...headers.map(([n, v]) => `> ${n}: ${v}`), '> ']
    .map((line) => `${line}\n`)
    .join('')

const receivedText = (answer: WireResponse) =>
  [statusLine(answer), ...answer.headers.map(([n, v]) => `${n}: ${v}`), ''].map((line) => `< ${line}\n`).join('')

function bodyText(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return 'Warning: Binary output can mess up your terminal. Use "--output -" to tell curl to output it to your terminal anyway, or consider "--output <FILE>" to save to a file.\n'
  }
}
