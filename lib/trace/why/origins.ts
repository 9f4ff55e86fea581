/** How two similar origins differ, as a sentence. */
import { isLoopbackHost } from '../address.ts'

/**
 * The difference between a value that a server allows, or has in a list, and the origin of the page.
 * @param allowed the value of Access-Control-Allow-Origin, as received, or an entry of a list, as it is written
 * @param origin the origin of the page, serialized
 * @returns one sentence that begins with a capital letter, or an empty text where no similarity is found
 */
export function originDifference(allowed: string, origin: string): string {
  if (origin === 'null') return ''
  if (allowed === 'null')
    return 'The word `null` is the origin of pages that have none, such as a sandboxed frame or a file; it does not mean “nobody”.'
  if (allowed.includes('*'))
    return '`*` counts only when it is alone. A pattern is never matched: it is compared as it is.'
  const bare = withoutMarks(allowed)
  const a = parsed(withScheme(bare, origin))
  const b = parsed(origin)
  if (!a || !b) return ''
  if (a.origin === origin) return allowed === bare ? written(allowed, a, origin) : marks(allowed, bare, origin)
  if (a.hostname === b.hostname) {
    if (a.protocol !== b.protocol)
      return `The host is the same, the scheme is not: ${scheme(a)} there, ${scheme(b)} here.`
    return `The host is the same, the port is not: ${port(a)} there, ${port(b)} here. The port is part of an origin.`
  }
  if (isLoopbackHost(a.hostname) && isLoopbackHost(b.hostname))
    return `\`${a.hostname}\` and \`${b.hostname}\` are the same machine, but to a browser they are two hosts.`
  if (a.hostname === `www.${b.hostname}` || b.hostname === `www.${a.hostname}`)
    return 'With and without `www.` are two hosts.'
  if (b.hostname.endsWith(`.${a.hostname}`) || a.hostname.endsWith(`.${b.hostname}`))
    return 'A subdomain is another host.'
  return ''
}

/** Whether a text means this origin and no other, and is not what browsers send for it: nobody reads by it. */
export function isOriginMisspelled(text: string, origin: string): boolean {
  if (text === origin || text.includes('*')) return false
  const url = parsed(withScheme(withoutMarks(text), origin))
  return url !== null && url.origin === origin && url.username === ''
}

/** Without the spaces and quotation marks around it. */
const withoutMarks = (text: string): string => text.trim().replace(/^(['"])(.*)\1$/s, '$2')

/** `app.example:3000` with the scheme of the page. */
const withScheme = (text: string, origin: string): string =>
  /^([\w-]+(\.[\w-]+)+|localhost)(:\d+)?\/?$/.test(text) ? `${origin.slice(0, origin.indexOf(':'))}://${text}` : text

function marks(allowed: string, bare: string, origin: string): string {
  if (allowed.trim() !== bare) return 'The quotation marks in it are the difference: an origin has none.'
  return bare === origin
    ? `The space at its ${allowed.startsWith(bare) ? 'end' : 'beginning'} is the difference: an origin has none.`
    : `It has to be written as browsers write it: \`${origin}\`.`
}

/** Both name the same origin, and one of them is not serialized as browsers do. */
function written(allowed: string, url: URL, origin: string): string {
  if (!allowed.includes('://')) return `The scheme is missing: an origin begins with \`${url.protocol}//\`.`
  const rest = allowed.slice(allowed.indexOf('://') + 3)
  const slash = rest.indexOf('/')
  if (slash >= 0)
    return rest.slice(slash) === '/'
      ? 'The slash at the end is the difference: an origin has none.'
      : `The path \`${rest.slice(slash)}\` is the difference: an origin has none.`
  if (allowed !== allowed.toLowerCase())
    return 'Capital letters are the difference: browsers write an origin in lower case.'
  if (url.port === '' && /:\d+$/.test(allowed))
    return `The port is the difference: ${/:\d+$/.exec(allowed)?.[0]?.slice(1)} is the usual one of ${url.protocol.slice(0, -1)}, and browsers leave it out.`
  return `It has to be written as browsers write it: \`${origin}\`.`
}

/**
 * Why a value is not an origin.
 * @returns one sentence, or an empty text
 */
export function notAnOrigin(value: string): string {
  if (/^['"].*['"]$/.test(value)) return 'The quotation marks belong to the configuration, not into the header.'
  if (/^(true|false|undefined|none|all|\[object .*|\/.*\/)$/i.test(value))
    return 'It looks like a value of a setting that was sent as it is.'
  if (/^[\w.-]+(:\d+)?$/.test(value)) return 'The scheme is missing.'
  return ''
}

function parsed(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}

const scheme = (url: URL) => `\`${url.protocol.slice(0, -1)}\``
const port = (url: URL) => (url.port === '' ? `none (which is ${url.protocol === 'https:' ? 443 : 80})` : url.port)
