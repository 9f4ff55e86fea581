/** What helps in a recognised case, with the addresses and values of the text. */
import { canParseUrl, hostOf, serializedOriginOf } from '../trace/address.ts'
import { SOME_ORIGIN, SOME_URL } from './case-addresses.ts'
import type { CaseReason } from './case-reasons.ts'
import type { How } from './known-texts/known-text.ts'
import { policyLine } from './policy-help.ts'
import { IN_PREFLIGHT, type RecognisedError } from './recognise-error.ts'

/** What to do, and the lines to write. */
export interface Help {
  /** A sentence; backticks mark what is code. */
  readonly where: string
  readonly lines: readonly string[]
}

/** The help for the first reason, where it depends on the text; null where the reason's page says all there is. */
export function helpFor(error: RecognisedError): Help | null {
  const [reason] = error.reasons
  if (reason === undefined) return null
  return corsHelp(reason, error) ?? otherHelp(reason, error)
}

function corsHelp(reason: CaseReason, { found }: RecognisedError): Help | null {
  const { origin = SOME_ORIGIN, url = SOME_URL, value = '' } = found
  if (origin === 'null') return helpForNull(reason)
  const whose = found.url ? `\`${hostOf(url)}\`` : 'the server'
  const preflight = IN_PREFLIGHT.test(reason)
  const answer = preflight ? `the answer of ${whose} to \`OPTIONS\` (the preflight)` : `the answer of ${whose}`
  const yours = found.origin ? '' : ` Write your page’s own origin in place of \`${SOME_ORIGIN}\`.`
  const allow = `Access-Control-Allow-Origin: ${origin}`
  const afterRedirect = found.from
    ? (redirectDifference(found.from, url) ??
      ` The call went to \`${found.from}\`, which redirects to it. If that is a login page, the session is over: a call from a script cannot log in. Call the final address, or let the first server answer with 401.`)
    : ''
  switch (reason.replace(/^preflight-/, '')) {
    case 'missing-allow-origin':
      return { where: `Add this line to ${answer}.${yours}${afterRedirect}`, lines: [allow] }
    case 'multiple-allow-origin':
      return { where: `Send this line once, and no other of this name, on ${answer}.${yours}`, lines: [allow] }
    case 'invalid-allow-origin':
    case 'allow-origin-mismatch':
      return { where: `Write exactly this on ${answer}.${yours}`, lines: [allow, 'Vary: Origin'] }
    case 'wildcard-with-credentials':
      return {
        where: `If the call needs no cookies, leave credentials out. Otherwise name the origin on ${answer}.${yours}`,
        lines: [allow, 'Access-Control-Allow-Credentials: true', 'Vary: Origin'],
      }
    case 'allow-credentials-not-true':
      return { where: `Send this line on ${answer}.`, lines: ['Access-Control-Allow-Credentials: true'] }
    case 'status':
      return {
        where: `Answer \`OPTIONS\` on ${whose} with status 204, before any login check.${yours}`,
        lines: [allow],
      }
    case 'method-not-allowed':
      if (value !== value.toUpperCase())
        return {
          where: `Write \`${value.toUpperCase()}\` in capitals in the script: case counts here. And on ${answer}:`,
          lines: [`Access-Control-Allow-Methods: ${value.toUpperCase()}`],
        }
      return value === ''
        ? {
            where: `Add the method of your call to this line, on ${answer}.`,
            lines: ['Access-Control-Allow-Methods: PUT'],
          }
        : { where: `Add \`${value}\` to this line, on ${answer}.`, lines: [`Access-Control-Allow-Methods: ${value}`] }
    case 'header-not-allowed':
      return value === ''
        ? null
        : { where: `Add \`${value}\` to this line, on ${answer}.`, lines: [`Access-Control-Allow-Headers: ${value}`] }
    default:
      return null
  }
}

/** What to say of a redirect between two forms of one address; null where the addresses differ in more. */
export function redirectDifference(from: string, to: string): string | null {
  const bare = (url: string) => url.replace(/\/$/, '')
  if (bare(from) === bare(to))
    return ` The two addresses differ only in the slash at the end: write \`${to}\` in the script, so that nothing redirects.`
  return bare(from).replace(/^http:/, 'https:') === bare(to)
    ? ` The redirect only leads to HTTPS: write \`${to}\` in the script, so that nothing redirects.`
    : null
}

/** To allow `null` with credentials is to let every file and every sandboxed frame in. */
function helpForNull(reason: CaseReason): Help | null {
  if (!/allow-origin$|^allow-origin-mismatch$/.test(reason)) return null
  return {
    where:
      'The page has no origin of its own (`null`): it was opened from the disk, or is a sandboxed frame. Serve the file over HTTP, or give the frame `allow-same-origin`. Never allow `null`: every such page of anybody has it. For data that is public and needs no cookies, the server may send:',
    lines: ['Access-Control-Allow-Origin: *'],
  }
}

function otherHelp(reason: CaseReason, { found, how }: RecognisedError): Help | null {
  const { url = '' } = found
  const where = (text: string, ...lines: string[]): Help => ({
    where: text.charAt(0).toUpperCase() + text.slice(1),
    lines,
  })
  const at = found.origin ?? (found.page && canParseUrl(found.page) ? serializedOriginOf(found.page) : '')
  switch (reason) {
    case 'connection-failed':
    case 'preflight-connection-failed': {
      const help = how && CONNECTION_HELP[how]?.(url === '' ? 'the server' : `\`${hostOf(url)}\``, url)
      return help === undefined ? null : where(help)
    }
    case 'mixed-content':
      return url.startsWith('http:')
        ? where(
            `${at === '' ? 'The page' : `The page of \`${at}\``} came over HTTPS. Call \`${hostOf(url)}\` over HTTPS too; no CORS header can change this.`,
            url.replace(/^http:/, 'https:'),
          )
        : null
    case 'content-security-policy': {
      const { directive, isNew, line } = policyLine(found)
      if (how === 'inline')
        return where(
          `The policy of the page itself forbids code that is written in the page. Move it into a file, or allow exactly this piece with a nonce or a hash in \`${directive ?? 'script-src'}\`.`,
          `Content-Security-Policy: ${directive ?? 'script-src'} 'self' 'nonce-…'`,
        )
      if (url === '') return null
      const policy = `The policy is a header of ${at === '' ? 'your own page' : `\`${at}\``}, not of \`${hostOf(url)}\`.`
      return isNew
        ? where(
            `${policy} Its \`default-src\` decides because it has no \`${directive}\`. Add one with the address, and leave \`default-src\` as it is.`,
            line,
          )
        : where(
            `${policy} Add the address to ${directive === null ? 'the directive that the message names' : `\`${directive}\``} there.`,
            line,
          )
    }
    case 'local-network-access-insecure':
      return at.startsWith('http:')
        ? where(
            `\`${at}\` came over plain HTTP, and such a page may not reach ${spaceOf(found.value)}, nor ask for it. Serve the page over HTTPS.`,
            at.replace(/^http:/, 'https:'),
          )
        : null
    case 'local-network-access':
      return url === ''
        ? null
        : where(
            `${at === '' ? 'The page' : `\`${at}\``} is a public page, and \`${hostOf(url)}\` is in ${spaceOf(found.value)}. Allow it in the settings of the site, left of the address. During development, open the page from \`localhost\` too.`,
          )
    case 'scheme-not-supported':
      if (/^file:/i.test(url))
        return where(
          'A page opened from the disk may not read other files. Serve the folder over HTTP, and open the page from there.',
          'npx serve .',
        )
      // `localhost:8080/api` is read as an address with the scheme `localhost`.
      return /^[\w.-]+:\d+(\/|$)/.test(url)
        ? where(
            `The address lacks its scheme: \`${url}\` is read as one of the scheme \`${url.replace(/:.*/s, '')}\`. Write it whole.`,
            `http://${url}`,
          )
        : null
    case 'invalid-request':
      return how === undefined || !(how in CALL_HELP) ? null : (CALL_HELP[how] ?? null)
    case 'cookie-same-site':
    case 'cookie-secure':
    case 'cookie-third-party':
    case 'cookie-domain':
    case 'cookie-path':
    case 'cookie-prefix': {
      const cookie = found.name ? `\`${found.name}\`` : 'The cookie'
      return where(
        COOKIE_HELP[reason](cookie),
        ...(found.name ? [`Set-Cookie: ${found.name}=…; ${MENDED[reason]}`] : []),
      )
    }
    case 'tainted-canvas':
      return url === ''
        ? null
        : where(
            `Set \`crossOrigin\` before \`src\`, and let \`${hostOf(url)}\` allow your page.`,
            `Access-Control-Allow-Origin: ${at || SOME_ORIGIN}`,
          )
    default:
      return null
  }
}

function spaceOf(space: string | undefined): string {
  if (space === 'loopback') return 'your own machine (`loopback`)'
  return space === 'local' || space === 'private' ? `your local network (\`${space}\`)` : 'your own machine or network'
}

const CALL_HELP: Partial<Record<How, Help>> = {
  'url-with-credentials': {
    where:
      'The address has a user name and a password in it (`https://user:pass@host/`). If the page itself was opened at such an address, its relative addresses take them along. Make the address without them, and send them in a header if the server needs them.',
    lines: ['fetch(new URL(path, location.origin))'],
  },
  'duplex-missing': {
    where: 'A body that is a stream needs this option. A wrapper around `fetch` may have lost it.',
    lines: ['duplex: "half"'],
  },
  'body-with-get': {
    where: 'A `GET` or `HEAD` has no body. Put the values into the address, or use `POST`.',
    lines: ['method: "POST"'],
  },
}

type CookieReason =
  | 'cookie-same-site'
  | 'cookie-secure'
  | 'cookie-third-party'
  | 'cookie-domain'
  | 'cookie-path'
  | 'cookie-prefix'

const COOKIE_HELP: Readonly<Record<CookieReason, (cookie: string) => string>> = {
  'cookie-same-site': (cookie) =>
    `${cookie} is \`SameSite=Lax\` or \`Strict\`, which it also is without the attribute, and the page is of another site than the server. For such pages it has to be \`SameSite=None; Secure\`, over HTTPS. Or put both under one site.`,
  'cookie-secure': (cookie) =>
    `${cookie} needs HTTPS: because it is \`Secure\` and came over plain HTTP, or because it is \`SameSite=None\` without \`Secure\`.`,
  'cookie-third-party': (cookie) =>
    `${cookie} is of another site than the page, and this browser blocks such cookies. Put page and server under one site, or add \`Partitioned\` if each site may have a cookie of its own.`,
  'cookie-domain': (cookie) =>
    `The \`Domain\` of ${cookie === 'The cookie' ? 'the cookie' : cookie} is not the server’s own host or a domain above it. Leave it out, or correct it.`,
  'cookie-path': (cookie) =>
    `${cookie} is sent only below its \`Path\`. Without one, that is the folder of the address that set it.`,
  'cookie-prefix': (cookie) =>
    `The prefix in the name of ${cookie === 'The cookie' ? 'the cookie' : cookie} makes demands: \`__Secure-\` wants \`Secure\` and HTTPS, \`__Host-\` also \`Path=/\` and no \`Domain\`.`,
}

const MENDED: Readonly<Record<CookieReason, string>> = {
  'cookie-same-site': 'Path=/; Secure; SameSite=None',
  'cookie-secure': 'Path=/; Secure; SameSite=None',
  'cookie-third-party': 'Path=/; Secure; SameSite=None; Partitioned',
  'cookie-domain': 'Path=/',
  'cookie-path': 'Path=/',
  'cookie-prefix': 'Path=/; Secure',
}

const CONNECTION_HELP: Partial<Record<How, (server: string, url: string) => string>> = {
  refused: (server) =>
    `Nothing listens at ${server}: start the server, or correct the port. No CORS header can help before it answers.`,
  'name-not-resolved': (server) =>
    `The name of ${server} is not known here. It may be misspelled, or known only in another network: names of containers, such as \`http://backend:8000\`, mean nothing to a browser.`,
  'untrusted-certificate': (server, url) =>
    `The browser does not trust the certificate of ${server}. Open ${url === '' ? 'the address' : `\`${url}\``} in a tab to see why; for development, make one with \`mkcert\`.`,
  'client-certificate': (server) =>
    `${server} wants a client certificate. A preflight carries none, so let the server accept \`OPTIONS\` without one, or avoid the preflight.`,
  'timed-out': (server) =>
    `Nothing came back from ${server}: see whether it runs, and whether a firewall is in between.`,
  http1: (server) =>
    `The body of this call is a stream, and ${server} is reached over HTTP/1.1. Streams need HTTP/2 or HTTP/3: send the whole body at once, or enable HTTP/2.`,
  broken: (server) => `${server} accepted the connection and closed it without an answer: look in its log.`,
  tls: (server) =>
    `${server} does not speak TLS as the browser does. Often an address begins with \`https://\` and the server behind it speaks plain HTTP.`,
  offline: () => 'The device has no connection, or it changed during the call.',
  unreachable: (server) =>
    `The address of ${server} cannot be reached from here: another network, a VPN that is off, or a wrong address.`,
  extension: (server) =>
    `An extension of the browser, often an ad blocker, stopped the call to ${server}. Try a window without extensions; the server was never asked.`,
  policy: (server) => `A proxy, or the administrator of this browser, does not let the call to ${server} through.`,
}
