/**
 * Go's `url.Parse` (net/url, Go 1.19 and later), for what an origin needs. It differs from the URL Standard in many small
 * ways, on which the panics of programs depend.
 */
export interface GoUrl {
  readonly scheme: string
  readonly user: boolean
  readonly host: string
  readonly path: string
  readonly rawQuery: string
  readonly fragment: string
}

/** @returns null where Go's parser returns an error */
export function parseGoUrl(raw: string): GoUrl | null {
  const [beforeFragment, fragment] = cut(raw, '#')
  if (hasControlByte(beforeFragment) || !canUnescape(fragment)) return null
  if (beforeFragment === '') return fragment === '' && raw === '' ? null : url({ fragment })
  if (beforeFragment === '*') return url({ path: '*', fragment })

  const split = splitScheme(beforeFragment)
  if (!split) return null
  const scheme = split.scheme.toLowerCase()
  const [rest, rawQuery] = cut(split.rest, '?')
  if (!rest.startsWith('/')) {
    // Opaque: `localhost:3000` is the scheme `localhost` and nothing that would be a host.
    if (scheme !== '') return url({ scheme, rawQuery, fragment })
    const segment = rest.split('/', 1)[0] ?? ''
    if (segment.includes(':')) return null
  }
  let path = rest
  let authority = ''
  if ((scheme !== '' || !rest.startsWith('///')) && rest.startsWith('//')) {
    const slash = rest.indexOf('/', 2)
    authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash)
    path = slash < 0 ? '' : rest.slice(slash)
  }
  const parsed = parseAuthority(authority)
  if (!parsed || !canUnescape(path)) return null
  return url({ ...parsed, scheme, path, rawQuery, fragment })
}

function url(parts: Partial<GoUrl>): GoUrl {
  return { scheme: '', user: false, host: '', path: '', rawQuery: '', fragment: '', ...parts }
}

function cut(text: string, separator: string): [before: string, after: string] {
  const index = text.indexOf(separator)
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)]
}

function hasControlByte(text: string): boolean {
  return [...text].some((character) => character < ' ' || character === '\x7f')
}

/** `null` where the text begins with a colon; no scheme where something before the colon cannot be in one. */
function splitScheme(text: string): { scheme: string; rest: string } | null {
  for (let index = 0; index < text.length; index++) {
    const character = text[index] as string
    if (/[A-Za-z]/.test(character)) continue
    if (/[0-9+.-]/.test(character)) {
      if (index === 0) return { scheme: '', rest: text }
    } else if (character === ':') {
      return index === 0 ? null : { scheme: text.slice(0, index), rest: text.slice(index + 1) }
    } else {
      return { scheme: '', rest: text }
    }
  }
  return { scheme: '', rest: text }
}

function parseAuthority(authority: string): { user: boolean; host: string } | null {
  const at = authority.lastIndexOf('@')
  const host = parseHost(authority.slice(at + 1))
  if (host === null) return null
  if (at < 0) return { user: false, host }
  const userinfo = authority.slice(0, at)
  return /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(userinfo) && canUnescape(userinfo) ? { user: true, host } : null
}

function parseHost(host: string): string | null {
  if (host.startsWith('[')) {
    const end = host.lastIndexOf(']')
    if (end < 0 || !isOptionalPort(host.slice(end + 1))) return null
  } else {
    const colon = host.lastIndexOf(':')
    if (colon >= 0 && !isOptionalPort(host.slice(colon))) return null
  }
  return unescapeHost(host)
}

/** Empty, or a colon and any number of digits, none among them. */
function isOptionalPort(text: string): boolean {
  return text === '' || /^:[0-9]*$/.test(text)
}

/** In a host only bytes beyond ASCII (and `<>"%`) may be escaped; other ASCII is literal or refused. */
function unescapeHost(host: string): string | null {
  const unescaped = host.replace(/%[0-9A-Fa-f]{2}/g, (code) =>
    Number.parseInt(code.slice(1), 16) >= 0x80 || code === '%25' ? '\u0080' : '%',
  )
  if (unescaped.includes('%')) return null
  for (const character of unescaped) {
    if (character < '\u0080' && !/[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]/.test(character)) return null
  }
  try {
    return decodeURIComponent(host)
  } catch {
    return host
  }
}

/** A percent sign must be followed by two hexadecimal digits. */
function canUnescape(text: string): boolean {
  return !/%(?![0-9A-Fa-f]{2})/.test(text)
}
