/** Whether a URL is in the source list of a directive (https://w3c.github.io/webappsec-csp/#match-url-to-source-list). */

/** The origin that `'self'` stands for: the page's address, also where a sandbox makes the page's origin opaque. */
export interface SelfOrigin {
  /** With the colon: `https:`. */
  readonly protocol: string
  readonly hostname: string
  readonly port: string
}

interface HostSource {
  /** Without the colon; empty where none is written. */
  readonly scheme: string
  readonly host: string
  /** Empty where none is written. */
  readonly port: string
  readonly path: string
}

const SCHEME_SOURCE = /^([a-z][a-z0-9+.-]*):$/i
const HOST_SOURCE =
  /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?)(?::(\d+|\*))?(\/[^?#]*)?$/i

/** https://w3c.github.io/webappsec-csp/#grammardef-host-source. Null for anything else. */
export function parseHostSource(expression: string): HostSource | null {
  const [, scheme = '', host, port = '', path = ''] = HOST_SOURCE.exec(expression) ?? []
  return host === undefined ? null : { scheme: scheme.toLowerCase(), host: host.toLowerCase(), port, path }
}

const KEYWORDS =
  /^'(?:self|none|unsafe-inline|unsafe-eval|strict-dynamic|unsafe-hashes|report-sample|unsafe-allow-redirects|wasm-unsafe-eval|trusted-types-eval|inline-speculation-rules)'$/i
const NONCE_OR_HASH = /^'(?:nonce|sha256|sha384|sha512)-[a-z0-9+/_-]+={0,2}'$/i

/** Whether an expression of a source list is one of the grammar's: what is not is ignored. */
export function isSourceExpression(expression: string): boolean {
  return (
    KEYWORDS.test(expression) ||
    NONCE_OR_HASH.test(expression) ||
    SCHEME_SOURCE.test(expression) ||
    parseHostSource(expression) !== null
  )
}

/** True where one of the expressions matches. An empty list, and `'none'`, match nothing. */
export function matchesSourceList(
  url: URL,
  sources: readonly string[],
  self: SelfOrigin,
  redirectCount: number,
): boolean {
  return sources.some((expression) => matchesExpression(url, expression, self, redirectCount))
}

/** https://w3c.github.io/webappsec-csp/#match-url-to-source-expression */
function matchesExpression(url: URL, expression: string, self: SelfOrigin, redirectCount: number): boolean {
  if (expression === '*') {
    return /^(?:https?|wss?):$/.test(url.protocol) || matchesScheme(nameOf(self.protocol), url)
  }
  if (/^'self'$/i.test(expression)) return isSelf(url, self)
  const scheme = SCHEME_SOURCE.exec(expression)?.[1]
  if (scheme !== undefined) return matchesScheme(scheme.toLowerCase(), url)
  const source = parseHostSource(expression)
  if (!source || url.hostname === '') return false
  // A source without a scheme has the page's.
  if (!matchesScheme(source.scheme || nameOf(self.protocol), url)) return false
  if (!matchesHost(source.host, url.hostname) || !matchesPort(source, url)) return false
  // After a redirect the path is not compared: the page would otherwise learn where another site redirects to.
  return redirectCount > 0 || matchesPath(source.path, url.pathname)
}

const nameOf = (protocol: string): string => protocol.slice(0, -1)

/** https://w3c.github.io/webappsec-csp/#match-schemes. A scheme stands for its secure variant too. */
function matchesScheme(scheme: string, url: URL): boolean {
  const actual = nameOf(url.protocol)
  if (scheme === actual) return true
  if (scheme === 'http') return actual === 'https'
  if (scheme === 'ws') return actual === 'wss' || actual === 'http' || actual === 'https'
  return scheme === 'wss' && actual === 'https'
}

/** https://w3c.github.io/webappsec-csp/#match-hosts. `*.bar.other` is not `bar.other` itself. */
function matchesHost(pattern: string, host: string): boolean {
  if (pattern === '*') return true
  if (pattern.startsWith('*.')) return host.endsWith(pattern.slice(1))
  return pattern === host
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443', ws: '80', wss: '443' }

/** https://w3c.github.io/webappsec-csp/#match-ports. No port is the default one of the URL's scheme. */
function matchesPort({ port }: HostSource, url: URL): boolean {
  const actual = url.port || DEFAULT_PORTS[nameOf(url.protocol)]
  if (port === '*' || port === actual) return true
  if (port === '') return url.port === ''
  // Browsers upgrade the port together with the scheme.
  return port === '80' && actual === '443'
}

/** https://w3c.github.io/webappsec-csp/#match-paths. A path that ends with `/` stands for everything under it. */
function matchesPath(pattern: string, path: string): boolean {
  if (pattern === '' || pattern === '/') return true
  const expected = pattern.split('/').map(percentDecoded)
  const actual = path.split('/').map(percentDecoded)
  const isExact = !pattern.endsWith('/')
  if (isExact ? expected.length !== actual.length : expected.length > actual.length) return false
  if (!isExact) expected.pop()
  return expected.every((piece, i) => piece === actual[i])
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The keyword `'self'`: the page's origin, and its secure variant at the default port. */
function isSelf(url: URL, self: SelfOrigin): boolean {
  if (url.hostname !== self.hostname || url.hostname === '') return false
  if (url.protocol === self.protocol && url.port === self.port) return true
  const isSamePort = url.port === self.port || (url.port === '' && self.port === '')
  if (!isSamePort) return false
  return /^(?:https|wss):$/.test(url.protocol) || (self.protocol === 'http:' && url.protocol === 'ws:')
}
