import { canParseUrl } from '../trace/address.ts'
/** Parses an address that a person typed as a browser does, or says what is wrong with it and what to write instead. */

export interface AddressProblem {
  readonly says: string
  /** The address that was probably meant. */
  readonly suggestion?: string | undefined
}

export type ParsedAddress =
  | { readonly ok: true; readonly url: URL; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problem: AddressProblem }

const LONGEST = 2000

/** Parses an absolute URL (https://url.spec.whatwg.org/#concept-url-parser). Never throws. */
export function parseAddress(input: string): ParsedAddress {
  const text = input.trim()
  const problem = problemBefore(text)
  if (problem) return { ok: false, problem }
  if (!canParseUrl(text)) return { ok: false, problem: problemIn(text) }
  const url = new URL(text)
  return { ok: true, url, notes: notesOn(text, url) }
}

/** Addresses that parse, or fail to, in a way that is surely not intended. */
function problemBefore(text: string): AddressProblem | null {
  if (text === '') return { says: 'Write an address, with its scheme.', suggestion: 'https://foo.example' }
  if (text.length > LONGEST) return { says: `This is longer than ${LONGEST} characters. The beginning is enough.` }
  const hostAndPort = /^([\p{L}\p{N}.-]+):\d+(?:[/?#]|$)/u.exec(text)
  if (hostAndPort && !/^(?:tel|sms|urn|data|mailto)$/i.test(hostAndPort[1] ?? '')) {
    return {
      says: `A browser would read “${hostAndPort[1]}:” as the scheme. Write the scheme before it.`,
      suggestion: `http://${text}`,
    }
  }
  if (text.startsWith('//')) return { says: 'The scheme is missing.', suggestion: `https:${text}` }
  if (/^[/?#.]/.test(text)) {
    return {
      says: 'This address is relative: which origin it has depends on the page that it is in. Write it in full.',
      suggestion: canParseUrl(text, 'https://foo.example/') ? new URL(text, 'https://foo.example/').href : undefined,
    }
  }
  if (!/^[a-z][a-z0-9+.-]*:/i.test(text)) {
    const suggestion = `https://${text}`
    return {
      says: `“${shortened(text)}” has no scheme, so there is no origin yet.`,
      ...(canParseUrl(suggestion) ? { suggestion } : {}),
    }
  }
  return null
}

/** Why a text with a scheme does not parse. */
function problemIn(text: string): AddressProblem {
  const authority = /^[a-z][a-z0-9+.-]*:[/\\]*([^/\\?#]*)/i.exec(text)?.[1] ?? ''
  const hostAndPort = authority.slice(authority.lastIndexOf('@') + 1)
  if (hostAndPort === '') return { says: 'After the scheme there has to be a host, as in https://foo.example.' }
  const port = /:([^:\]]*)$/.exec(hostAndPort)?.[1]
  if (port !== undefined && !/^\d*$/.test(port)) {
    return { says: `“${shortened(port)}” is not a port. A port is a number from 0 to 65535.` }
  }
  if (port !== undefined && Number(port) > 65535)
    return { says: `The port ${shortened(port)} is too large. The largest is 65535.` }
  const host = port === undefined ? hostAndPort : hostAndPort.slice(0, -port.length - 1)
  if (/\s/.test(host)) return { says: `There is a space in “${shortened(host)}”. A host has none.` }
  if (/^[\d.]+$/.test(host)) return { says: `“${shortened(host)}” is not an IPv4 address: four numbers from 0 to 255.` }
  if (host.startsWith('[') || host.includes(':')) {
    return { says: `“${shortened(host)}” is not an IPv6 address. One is written in brackets, as in http://[::1]:8080.` }
  }
  return { says: `“${shortened(host)}” is not a host that a browser accepts.` }
}

function notesOn(text: string, url: URL): readonly string[] {
  const notes: string[] = []
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/\\?#]*)/i.exec(text)?.[1] ?? ''
  const at = authority.lastIndexOf('@')
  const host = authority.slice(at + 1).replace(/:\d*$/, '')
  if (url.protocol === 'blob:' && /^https?:/i.test(url.pathname)) {
    notes.push('A blob: address has the origin of the page that made it. That origin is inside the address.')
  }
  if (url.username !== '' || url.password !== '') {
    const what = url.password === '' ? 'a user name' : 'a user name and a password'
    notes.push(`“${shortened(authority.slice(0, at))}” before the @ is ${what}, and no part of the origin.`)
  }
  if (host !== '' && host !== url.hostname && url.hostname !== '') {
    notes.push(
      host.toLowerCase() === url.hostname
        ? `Capital letters make no difference in a host: it is ${url.hostname}.`
        : `The browser writes this host as ${url.hostname}.`,
    )
  }
  const written = /:(\d+)$/.exec(authority.slice(at + 1))?.[1]
  if (written !== undefined && url.port === '' && url.hostname !== '') {
    notes.push(`${Number(written)} is the default port of ${url.protocol.slice(0, -1)}: writing it changes nothing.`)
  }
  return notes
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
