import type { Cookie } from 'har-format'
import type { HeaderList } from '../events.ts'
import { headerValues } from '../header-list.ts'

/** The cookies of a request's `Cookie` header. */
export function cookiesSent(headers: HeaderList): Cookie[] {
  return headerValues(headers, 'cookie')
    .flatMap((value) => value.split(';'))
    .filter((pair) => pair.trim() !== '')
    .map(nameAndValue)
}

/** The cookies of a response's `Set-Cookie` headers, whether or not the browser stored them. */
export function cookiesSet(headers: HeaderList): Cookie[] {
  return headerValues(headers, 'set-cookie').map((line) => {
    const [pair = '', ...attributes] = line.split(';')
    const cookie: Cookie & { sameSite?: string } = nameAndValue(pair)
    for (const attribute of attributes) {
      const { name, value } = nameAndValue(attribute)
      const lower = name.toLowerCase()
      if (lower === 'path') cookie.path = value
      else if (lower === 'domain') cookie.domain = value
      else if (lower === 'httponly') cookie.httpOnly = true
      else if (lower === 'secure') cookie.secure = true
      else if (lower === 'samesite') cookie.sameSite = value
      else if (lower === 'expires' && !Number.isNaN(Date.parse(value))) cookie.expires = new Date(value).toISOString()
    }
    return cookie
  })
}

/** Parses a pair as https://httpwg.org/specs/rfc6265.html#set-cookie; without `=` all of it is the value's name. */
function nameAndValue(pair: string): Cookie {
  const at = pair.indexOf('=')
  return at < 0
    ? { name: pair.trim(), value: '' }
    : { name: pair.slice(0, at).trim(), value: pair.slice(at + 1).trim() }
}
