/**
 * Documents in the fragment of a link: nothing is stored anywhere, and the fragment never leaves the browser.
 *
 *     v1.<the document as JSON, deflated with DICTIONARY_V1, in base64url><FNV-1a of that text, seven characters>
 *
 * Compatibility rules: no version ever changes, not even its dictionary; a better format gets the next number, and
 * the old decoder stays. The checksum comes last and is alphanumeric, because chat applications cut `=`, `_`, `-` and
 * punctuation off the end of a link.
 */
import { deflateSync, strToU8 } from 'fflate'
import { fromBase64Url, toBase64Url } from './base64url.ts'
import { inflateBounded } from './bounded-inflate.ts'
import { MOST_BYTES, type PlaygroundDocument, type PlaygroundServer, parseDocument } from './document.ts'
import { FNV_LENGTH, fnv1a } from './fnv.ts'
import { DICTIONARY_V1 } from './link-dictionary.ts'
import { CURRENT_VERSION } from './migrations.ts'

interface NotDecoded {
  readonly ok: false
  readonly problem: 'empty' | 'foreign' | 'damaged' | 'too-new' | 'invalid' | 'too-large'
  /** For the reader: what happened, and what to do. */
  readonly message: string
  /** The part of the document's text that could still be read. */
  readonly salvage?: string
}

export type DecodedLink = { readonly ok: true; readonly document: PlaygroundDocument } | NotDecoded

/** In characters. Deflate can lengthen a text only slightly, so no genuine link is longer. */
const LONGEST_LINK = Math.ceil((MOST_BYTES * 4) / 3) + 2_000

/** The fragment for a document, without `#`. */
export function encodeLink(document: PlaygroundDocument): string {
  const json = strToU8(JSON.stringify(inOrder(document)))
  const payload = toBase64Url(deflateSync(json, { level: 9, mem: 8, dictionary: strToU8(DICTIONARY_V1) }))
  return `v1.${payload}${fnv1a(payload)}`
}

/** The document in a fragment, with or without `#`, and with any text that an application added to it. Never throws. */
export function decodeLink(fragment: string): DecodedLink {
  const text = fragment
    .slice(0, LONGEST_LINK * 2)
    .replace(/^#/, '')
    .trim()
  if (text === '') return { ok: false, problem: 'empty', message: 'The link carries no document.' }
  const [, version = '', rest = ''] = /^v(\d{1,3})\.([A-Za-z0-9_-]*)/.exec(text) ?? []
  if (version === '') {
    return {
      ok: false,
      problem: 'foreign',
      message: 'This is not a link of the playground: it does not begin with v1.',
    }
  }
  if (Number(version) > 1) return TOO_NEW
  if (rest.length > LONGEST_LINK) return TOO_LARGE
  const body = rest.replace(/[_-]+$/, '')
  const payload = soundPayload(body) ?? healedPayload(text.slice(version.length + 2))
  const sound = version === '1' && payload !== null
  const bytes = fromBase64Url(payload ?? body)
  const inflated = bytes
    ? inflateBounded(bytes, strToU8(DICTIONARY_V1), MOST_BYTES)
    : { text: '', complete: false, tooLarge: false }
  if (inflated.tooLarge) return TOO_LARGE
  if (!sound || !inflated.complete) return damaged(inflated.text)
  return readDocument(inflated.text)
}

/** The text before its checksum; null where the checksum does not fit. */
function soundPayload(body: string): string | null {
  const payload = body.slice(0, -FNV_LENGTH)
  return payload !== '' && body.slice(-FNV_LENGTH) === fnv1a(payload) ? payload : null
}

/** The most line breaks that are looked through; a link is never wrapped more often. */
const MOST_BREAKS = 100

/**
 * The payload of a link that mail has broken into lines: with line ends, spaces, the `=` of quoted-printable or the `>`
 * of a reply between its pieces. Pieces are joined until the checksum fits, which also proves that no word that follows
 * the link became part of it. Null where it never fits.
 */
function healedPayload(text: string): string | null {
  const pieces = text.split(/(?:=?(?:\s|%0[AD]|%09|%20|\u00ad|\u200b)+(?:>|%3E)*)+/i, MOST_BREAKS)
  let joined = ''
  for (const piece of pieces) {
    const [characters = ''] = /^[A-Za-z0-9_-]*/.exec(piece) ?? []
    joined += characters
    if (joined.length > LONGEST_LINK) return null
    const payload = soundPayload(joined.replace(/[_-]+$/, ''))
    if (payload !== null) return payload
  }
  return null
}

const TOO_NEW: NotDecoded = {
  ok: false,
  problem: 'too-new',
  message: 'This link was made with a newer version of the playground. Reload the page, then open it again.',
}

const TOO_LARGE: NotDecoded = {
  ok: false,
  problem: 'too-large',
  message: `The document in this link is larger than ${MOST_BYTES / 1024} kB, so it is not opened.`,
}

function damaged(salvage: string): NotDecoded {
  return {
    ok: false,
    problem: 'damaged',
    message: 'A part of this link is missing or was changed on its way. Ask for it again, pasted as plain text.',
    ...(salvage.trim() === '' ? {} : { salvage }),
  }
}

function readDocument(json: string): DecodedLink {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return damaged(json)
  }
  const parsed = parseDocument(value)
  if (parsed.ok) return parsed
  if (isNewer(value)) return { ...TOO_NEW, salvage: json }
  return {
    ok: false,
    problem: 'invalid',
    message: `The document in this link is not valid. ${parsed.problems.join(' ')}`,
    salvage: json,
  }
}

function isNewer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('version' in value)) return false
  // Only a number is a version: converting another value with `Number` may throw.
  return typeof value.version === 'number' && value.version > CURRENT_VERSION
}

/** The same document always gives the same link, whatever the order of its keys. */
function inOrder(document: PlaygroundDocument): PlaygroundDocument {
  const {
    version,
    title,
    sentence,
    page,
    browser,
    client,
    servers,
    cookies,
    thirdPartyCookies,
    localNetworkAccess,
    ...unlisted
  } = document
  // A field that is not listed here is not in the link: with one that is missing, this does not compile.
  void (unlisted satisfies Record<string, never>)
  return {
    version,
    ...(title === undefined ? {} : { title }),
    ...(sentence === undefined ? {} : { sentence }),
    page: pageInOrder(page),
    browser,
    client: { language: client.language, code: client.code },
    servers: servers.map(serverInOrder),
    ...(cookies === undefined ? {} : { cookies }),
    ...(thirdPartyCookies === undefined ? {} : { thirdPartyCookies }),
    ...(localNetworkAccess === undefined ? {} : { localNetworkAccess }),
  }
}

function pageInOrder({
  url,
  opaque,
  headers,
  addressSpace,
  ...unlisted
}: PlaygroundDocument['page']): PlaygroundDocument['page'] {
  void (unlisted satisfies Record<string, never>)
  return {
    url,
    ...(opaque === undefined ? {} : { opaque }),
    ...(headers === undefined ? {} : { headers: headers.map(([name, value]) => [name, value]) }),
    ...(addressSpace === undefined ? {} : { addressSpace }),
  }
}

function serverInOrder({
  origin,
  dialect,
  text,
  connection,
  addressSpace,
  ...unlisted
}: PlaygroundServer): PlaygroundServer {
  void (unlisted satisfies Record<string, never>)
  return {
    origin,
    dialect,
    text,
    ...(connection === undefined ? {} : { connection }),
    ...(addressSpace === undefined ? {} : { addressSpace }),
  }
}
