/**
 * Documents in the fragment of a link: nothing is stored anywhere, and the fragment never leaves the browser.
 *
 *     v1.<the document as JSON, deflated with DICTIONARY_V1>
 *     v2.<kind><name of the base, where there is one><words and document, deflated with DICTIONARY_V2 and the base>
 *
 * both in the envelope of link-envelope.ts. In version 2 the words are those of link-view.ts, and the document is its
 * packed JSON or, with a base, a patch of the base's packed JSON.
 *
 * Compatibility rules: no version ever changes, not even its dictionary; a better format gets the next number, and
 * the old decoder stays.
 */
import { deflateSync, strToU8 } from 'fflate'
import { type Inflated, inflateBounded } from './bounded-inflate.ts'
import { MOST_BYTES, type PlaygroundDocument, parseDocument } from './document.ts'
import { BASE_ID_BYTES, baseId, packBaseId, unpackBaseId } from './link-base.ts'
import { DICTIONARY_V1 } from './link-dictionary.ts'
import { DICTIONARY_V2 } from './link-dictionary-v2.ts'
import { sealLink, unsealLink } from './link-envelope.ts'
import { applyPatch, patchBetween } from './link-patch.ts'
import { documentText, packJson, unpackJson } from './link-text.ts'
import { type LinkView, readViewWords, viewWords } from './link-view.ts'
import { CURRENT_VERSION } from './migrations.ts'

interface NotDecoded {
  readonly ok: false
  readonly problem: 'empty' | 'foreign' | 'damaged' | 'too-new' | 'invalid' | 'too-large' | 'no-base'
  /** For the reader: what happened, and what to do. */
  readonly message: string
  /** The part of the document's text that could still be read. */
  readonly salvage?: string
}

/** The link holds only what differs from its base, which has to be fetched first. */
interface NeedsBase {
  readonly ok: false
  readonly problem: 'needs-base'
  readonly message: string
  /** The base's name; it is kept at `baseHref`. */
  readonly base: string
  /** @param text the base as it is kept; any other text gives the problem `no-base` */
  openOn(text: string): OpenedLink
}

interface Decoded {
  readonly ok: true
  readonly document: PlaygroundDocument
  readonly view?: LinkView
  /** The text of the base that it started from. */
  readonly base?: string
}

export type OpenedLink = Decoded | NotDecoded
export type DecodedLink = OpenedLink | NeedsBase

export interface LinkExtras {
  readonly view?: LinkView | undefined
  /** The text of the base that the document started from (`baseOf`): one that is kept, or the link cannot be opened. */
  readonly base?: string | undefined
}

/** What the first byte of version 2 says. A link with another bit is of a newer version. */
const ON_BASE = 1
const HAS_VIEW = 2
const KNOWN_KINDS = ON_BASE | HAS_VIEW

/** Bytes of what version 2 deflates: the document, and the words before it. */
const MOST_BYTES_V2 = MOST_BYTES + 200

/** The farthest back that deflate can refer to, in bytes. */
const WINDOW = 32 * 1024

/** So many characters have to be saved before a link needs a base, which its reader has to fetch. */
const WORTH_A_BASE = 8

/** A short fragment for a document, without `#`: on its base where that saves much, else with all of it. */
export function encodeLink(document: PlaygroundDocument, { view, base }: LinkExtras = {}): string {
  const words = view ? viewWords(view, document) : ''
  const packed = packJson(documentText(document))
  const alone = seal(words, packed, null)
  const patch = base === undefined ? null : patchBetween(packJson(base), packed)
  if (base === undefined || patch === null) return alone
  const onBase = seal(words, patch, base)
  return onBase.length + WORTH_A_BASE <= alone.length ? onBase : alone
}

function seal(words: string, content: string, base: string | null): string {
  const kind = (base === null ? 0 : ON_BASE) | (words === '' ? 0 : HAS_VIEW)
  const head = [kind, ...(base === null ? [] : packBaseId(baseId(base)))]
  const text = strToU8(words === '' ? content : `${words}\n${content}`)
  const deflated = deflateSync(text, { level: 9, mem: 8, dictionary: dictionaryWith(base) })
  const bytes = new Uint8Array(head.length + deflated.length)
  bytes.set(head)
  bytes.set(deflated, head.length)
  return sealLink(2, bytes)
}

const dictionaryWith = (base: string | null): Uint8Array =>
  strToU8(base === null ? DICTIONARY_V2 : DICTIONARY_V2 + packJson(base)).slice(-WINDOW)

/**
 * What is in a fragment, with or without `#`, and with any text that an application added to it. Never throws. Where a
 * base is needed, `openLink` fetches it.
 */
export function decodeLink(fragment: string): DecodedLink {
  const unsealed = unsealLink(fragment)
  switch (unsealed.outcome) {
    case 'empty':
      return { ok: false, problem: 'empty', message: 'The link carries no document.' }
    case 'foreign':
      return {
        ok: false,
        problem: 'foreign',
        message: 'This is not a link of the playground: it does not begin with v1 or v2.',
      }
    case 'too-large':
      return TOO_LARGE
    case 'read': {
      const { version, bytes, sound } = unsealed
      if (version > 2) return TOO_NEW
      return version === 2 ? readVersion2(bytes, sound) : readVersion1(bytes, sound && version === 1)
    }
  }
}

/**
 * What is in a fragment, on its base where it needs one. Never throws.
 * @param loadBase gives the text of a base that is kept; rejects where it cannot be had
 */
export async function openLink(fragment: string, loadBase: (id: string) => Promise<string>): Promise<OpenedLink> {
  const link = decodeLink(fragment)
  if (link.ok || link.problem !== 'needs-base') return link
  try {
    return link.openOn(await loadBase(link.base))
  } catch {
    return NO_BASE
  }
}

function readVersion1(bytes: Uint8Array, sound: boolean): OpenedLink {
  const inflated = inflateBounded(bytes, strToU8(DICTIONARY_V1), MOST_BYTES)
  return inflated.tooLarge || !sound || !inflated.complete ? notWhole(inflated) : readDocument(inflated.text)
}

function readVersion2(bytes: Uint8Array, sound: boolean): DecodedLink {
  const kind = bytes[0] ?? 0
  if (sound && kind > KNOWN_KINDS) return TOO_NEW
  const view = (kind & HAS_VIEW) > 0
  if ((kind & ON_BASE) === 0) return readAlone(bytes.subarray(1), view, sound)
  // Without its base not a word of it can be read.
  if (!sound || bytes.length < 1 + BASE_ID_BYTES) return damaged('')
  const base = unpackBaseId(bytes.subarray(1))
  return {
    ok: false,
    problem: 'needs-base',
    message: 'This link holds only what differs from an example of this site.',
    base,
    openOn: (text) => (baseId(text) === base ? readOnBase(bytes.subarray(1 + BASE_ID_BYTES), view, text) : NO_BASE),
  }
}

function readAlone(bytes: Uint8Array, hasView: boolean, sound: boolean): OpenedLink {
  const inflated = inflateBounded(bytes, dictionaryWith(null), MOST_BYTES_V2)
  const { words, content } = splitView(inflated.text, hasView)
  const json = unpackJson(content)
  if (inflated.tooLarge || !sound || !inflated.complete) return notWhole({ ...inflated, text: json })
  return withView(readDocument(json), words)
}

function readOnBase(bytes: Uint8Array, hasView: boolean, base: string): OpenedLink {
  const inflated = inflateBounded(bytes, dictionaryWith(base), MOST_BYTES_V2)
  if (inflated.tooLarge || !inflated.complete) return notWhole(inflated)
  const { words, content } = splitView(inflated.text, hasView)
  const packed = applyPatch(packJson(base), content)
  const opened = packed === null ? damaged('') : withView(readDocument(unpackJson(packed)), words)
  return opened.ok ? { ...opened, base } : opened
}

function splitView(text: string, hasView: boolean): { readonly words: string; readonly content: string } {
  const end = hasView ? text.indexOf('\n') : -1
  return { words: text.slice(0, Math.max(end, 0)), content: text.slice(end + 1) }
}

function withView(opened: OpenedLink, words: string): OpenedLink {
  if (!opened.ok || words === '') return opened
  return { ...opened, view: readViewWords(words, opened.document) }
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

const NO_BASE: NotDecoded = {
  ok: false,
  problem: 'no-base',
  message:
    'This link holds only what was changed in an example of this site, and the example could not be loaded. Check the connection, then try again.',
}

const notWhole = ({ tooLarge, text }: Inflated) => (tooLarge ? TOO_LARGE : damaged(text))

function damaged(salvage: string): NotDecoded {
  return {
    ok: false,
    problem: 'damaged',
    message: 'A part of this link is missing or was changed on its way. Ask for it again, pasted as plain text.',
    ...(salvage.trim() === '' ? {} : { salvage }),
  }
}

function readDocument(json: string): OpenedLink {
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
