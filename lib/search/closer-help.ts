/** Help that the words or the values of a text decide, before the help for its reason. */
import { canParseUrl, hostOf, serializedOriginOf } from '../trace/address.ts'
import { SOME_ORIGIN } from './case-addresses.ts'
import { type Help, redirectDifference } from './case-help.ts'
import type { How } from './known-texts/known-text.ts'
import type { RecognisedError } from './recognise-error.ts'

/** @returns null where the text says no more than its reason */
export function closerHelp(error: RecognisedError): Help | null {
  const byWords = error.how === undefined ? null : (HELP[error.how]?.(error) ?? null)
  return byWords ?? extensionHelp(error) ?? corsHelp(error) ?? localNetworkHelp(error) ?? unknownConnection(error)
}

type Found = RecognisedError['found']

const server = ({ url }: Found): string => (url === undefined ? 'the server' : `\`${hostOf(url)}\``)

const cookie = ({ name }: Found): string => (name ? `\`${name}\`` : 'The cookie')

const HELP: Partial<Record<How, (error: RecognisedError) => Help>> = {
  'redirected-response': () => ({
    where:
      'The worker answered a navigation with a response that had followed a redirect. Do not cache such a response (`response.redirected`), or answer with a copy, which has lost the redirect. Then clear the old cache.',
    lines: ['new Response(r.body, r)'],
  }),
  'secure-over-http': ({ found }) => ({
    where: `${cookie(found)} is \`Secure\`, and it came over plain HTTP. Serve the address that sets it over HTTPS.`,
    lines: [],
  }),
  'none-without-secure': ({ found }) => ({
    where: `${cookie(found)} is \`SameSite=None\`, which needs \`Secure\` too. Add it, and serve it over HTTPS.`,
    lines: [`Set-Cookie: ${found.name || 'name'}=…; Path=/; Secure; SameSite=None`],
  }),
  'integrity-without-cors': ({ found }) => ({
    where: `A digest of another origin’s file is compared only if the file was asked for with CORS. Add \`crossorigin\` to the element, and let ${server(found)} allow the page.`,
    lines: ['crossorigin="anonymous"', 'Access-Control-Allow-Origin: *'],
  }),
  'track-without-cors': () => ({
    where:
      'A `<track>` is loaded from another origin only if its `<video>` or `<audio>` has `crossorigin`. Add it there, and let the server of the track and that of the video allow the page.',
    lines: ['<video crossorigin="anonymous">'],
  }),
  'worker-of-other-origin': () => ({
    where:
      'The script of a service worker has to come from the page’s own origin; no CORS header can change this. Serve a file there that loads the other one.',
    lines: ["importScripts('https://other.example/sw.js')"],
  }),
  'worker-type': ({ found }) => ({
    where: `The address of the service worker is answered with ${found.status ? `status ${found.status}` : `\`${found.value}\``}, not with a script: often the file is missing, or the server answers with its start page instead. Put the file where the address says.`,
    lines: ['Content-Type: text/javascript'],
  }),
  'worker-scope': ({ found }) => ({
    where: `A service worker is for the folder of its own script and what is below. Put the script into the folder of \`${found.value}\`, or let its response allow the wider scope.`,
    lines: [`Service-Worker-Allowed: ${found.value}`],
  }),
  'own-list': ({ found }) => ({
    where: `The server’s own \`origin\` function${found.name ? `, at \`${found.name}\`,` : ''} refuses the origin with an error. Add your page’s origin, as the browser sends it in \`Origin\`, to the list there; calls without \`Origin\` have \`undefined\`.`,
    lines: [],
  }),
  'wildcard-setup': () => ({
    where: 'The server does not start: credentials are never allowed together with `*`. Name the origins.',
    lines: [`AllowOrigins: "${SOME_ORIGIN}"`],
  }),
}

function extensionHelp({ found: { origin = '', url = '' } }: RecognisedError): Help | null {
  const scheme = /^(?:chrome|moz|safari-web)-extension:/
  if (scheme.test(url))
    return {
      where:
        'The address belongs to an extension of the browser, not to your page or your server: the extension put it into the page. Try a window without extensions.',
      lines: [],
    }
  return scheme.test(origin) && canParseUrl(url)
    ? {
        where: `An extension needs no CORS header for the hosts that its manifest names. Call \`${hostOf(url)}\` from its background script or its own pages.`,
        lines: [`"host_permissions": ["${serializedOriginOf(url)}/*"]`],
      }
    : null
}

const RESPONSE_HEADER = /^access-control-(?:allow-.+|expose-headers|max-age)$/i

function corsHelp({ reasons: [reason], found }: RecognisedError): Help | null {
  const { value = '', origin = SOME_ORIGIN, from, url = '', status = '' } = found
  if (reason === 'header-not-allowed' && RESPONSE_HEADER.test(value))
    return {
      where: `\`${value}\` is a response header: take it out of the script’s call. Only ${server(found)} can send it, in its answer.`,
      lines: [],
    }
  const [first = '', ...others] = value.split(/\s*,\s*/)
  const isRepeated = others.length > 0 && others.every((other) => other === first)
  if (reason?.endsWith('multiple-allow-origin') && isRepeated)
    return {
      where: `${server(found)} sends this line ${others.length + 1} times, often once by the program and once by a proxy. Send it once.`,
      lines: [`Access-Control-Allow-Origin: ${first === '*' ? first : (found.origin ?? first)}`],
    }
  if (reason?.endsWith('allow-credentials-not-true') && isRepeated && first === 'true')
    return {
      where: `${server(found)} sends this line ${others.length + 1} times, often once by the program and once by a proxy. Send it once.`,
      lines: ['Access-Control-Allow-Credentials: true'],
    }
  // Safari's text has the status as its value.
  const ofPreflight = status || value
  if (reason === 'preflight-status' && /^5\d\d$/.test(ofPreflight))
    return {
      where: `The status ${ofPreflight} of the answer to \`OPTIONS\` is the real problem: ${statusMeans(ofPreflight)} Mend that first.`,
      lines: [],
    }
  if (reason !== 'missing-allow-origin' || origin === 'null') return null
  const allow = `Access-Control-Allow-Origin: ${origin}`
  if (found.element === 'manifest' && from !== undefined)
    return {
      where: `A manifest is asked for without cookies, so \`${hostOf(from)}\` takes it for a call without login and redirects it. Let the browser send them, with the first line. If the redirect is no login, add the second to the answer of ${server(found)}.`,
      lines: ['<link rel="manifest" crossorigin="use-credentials">', allow],
    }
  if (found.redirect !== undefined && from !== undefined)
    return {
      where: `The answer that lacks the header is the redirect itself, from \`${from}\`.${redirectDifference(from, url) ?? ` Call \`${url}\` directly, or add this line to the redirect.`}`,
      lines: [allow],
    }
  if (/^[45]\d\d$/.test(status))
    return {
      where: `The status ${status} is the real problem: ${statusMeans(status)} Mend that first. Answers with an error often come without CORS headers; to let the script read the status, add this line to them too.`,
      lines: [allow],
    }
  return null
}

function statusMeans(status: string): string {
  if (status === '413') return 'the body is larger than the server, or often a proxy before the app, accepts.'
  if (/^50[234]$/.test(status)) return 'a proxy before the app answered, because the app did not, or not in time.'
  if (status.startsWith('5')) return 'the app failed, and its log says why.'
  if (status === '404') return 'nothing is at this address of the server; see whether path and host are right.'
  if (status === '401' || status === '403') return 'the server, or a proxy before the app, refused the call.'
  return 'the server, or a proxy before the app, answered with an error.'
}

function localNetworkHelp({ reasons: [reason], found, preflight }: RecognisedError): Help | null {
  const { origin = '' } = found
  if (reason !== 'local-network-access' || !preflight || !origin.startsWith('http:')) return null
  return {
    where: `\`${origin}\` came over plain HTTP, and such a page may not ask for ${server(found)} in a more private network at all. Serve the page over HTTPS. The header \`Access-Control-Allow-Private-Network\` belongs to an older mechanism; browsers now ask the person for permission.`,
    lines: [origin.replace(/^http:/, 'https:')],
  }
}

/** Firefox and Safari print one text for every way in which a connection can fail. */
function unknownConnection({ reasons: [reason], browser, found, how }: RecognisedError): Help | null {
  if (reason !== 'connection-failed' || browser !== 'firefox' || how !== undefined || !found.url) return null
  return {
    where: `No answer came from ${server(found)}, and Firefox does not say why. Open the address in a tab. If a warning about its certificate comes, Firefox does not trust the certificate: make one with \`mkcert\`. If an answer comes, tracking protection or an ad blocker stopped the call: try it without them. If neither, perhaps nothing listens there, or the name or port is wrong.`,
    lines: [found.url],
  }
}
