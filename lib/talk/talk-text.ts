/**
 * A talk as a file, and in the fragment of a link:
 *
 *     t1.<the talk as JSON, deflated with DICTIONARY_V2>
 *
 * in the envelope of a document's link, whose compatibility rules count here, too: a version never changes.
 */
import { deflateSync, strToU8 } from 'fflate'
import { inflateBounded } from '../document/bounded-inflate.ts'
import { fileWords } from '../document/file-words.ts'
import { DICTIONARY_V2 } from '../document/link-dictionary-v2.ts'
import { LONGEST_LINK, sealLink, unsealLink } from '../document/link-envelope.ts'
import { parseTalk } from './parse-talk.ts'
import type { Talk } from './talk.ts'

/** Bytes of a talk as JSON in UTF-8: the most that is opened. */
const MOST_BYTES = 4 * 1024 * 1024

export type ReadTalk = { readonly ok: true; readonly talk: Talk } | { readonly ok: false; readonly message: string }

/** `A talk about CORS` → `a-talk-about-cors.preflight-talk.json`. */
export const talkFileName = ({ title }: Talk): string => `${fileWords(title, 'talk')}.preflight-talk.json`

/** The file's text: the talk, and by `what` which kind of file it is. */
export const talkFile = (talk: Talk): string => `${JSON.stringify({ what: 'preflight-talk', ...talk }, null, 2)}\n`

/** The talk in a file's text, or why there is none. Never throws. */
export function readTalkFile(text: string): ReadTalk {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return no('This file cannot be read: it is not JSON, or a part of it is missing. Save it again.')
  }
  if (typeof value !== 'object' || value === null || !('what' in value) || value.what !== 'preflight-talk')
    return no('This file holds no talk. Choose one whose name ends in .preflight-talk.json.')
  const { what: _what, ...rest } = value
  return read(rest, 'file')
}

/** The fragment for a talk, without `#`; null where it is too long for a link. */
export function encodeTalk(talk: Talk): string | null {
  const json = strToU8(JSON.stringify(talk))
  const fragment = sealLink(1, deflateSync(json, { level: 9, mem: 8, dictionary: strToU8(DICTIONARY_V2) }), 't')
  return fragment.length > LONGEST_LINK ? null : fragment
}

/** Is the fragment a talk's, of whatever version? */
export const isTalkFragment = (fragment: string) => /^#?t\d+\./.test(fragment)

/** The talk in a fragment, with or without `#`, and with text that an application added to it. Never throws. */
export function decodeTalk(fragment: string): ReadTalk {
  const unsealed = unsealLink(fragment, 't')
  if (unsealed.outcome === 'too-large') return no(TOO_LARGE)
  if (unsealed.outcome !== 'read') return no('This is not a link to a talk: it does not begin with t1.')
  const { version, bytes, sound } = unsealed
  if (version > 1)
    return no('This talk was made with a newer version of this page. Reload the page, then open it again.')
  const inflated = inflateBounded(bytes, strToU8(DICTIONARY_V2), MOST_BYTES)
  if (inflated.tooLarge) return no(TOO_LARGE)
  if (!sound || !inflated.complete) return no(DAMAGED)
  try {
    return read(JSON.parse(inflated.text), 'link')
  } catch {
    return no(DAMAGED)
  }
}

const TOO_LARGE = `The talk in this link is larger than ${MOST_BYTES / 1024 / 1024} MB, so it is not opened.`
const DAMAGED = 'A part of this link is missing or was changed on its way. Ask for the talk again, as a file.'

const no = (message: string): ReadTalk => ({ ok: false, message })

function read(value: unknown, from: 'file' | 'link'): ReadTalk {
  const parsed = parseTalk(value)
  return parsed.ok ? parsed : no(`The talk in this ${from} is not valid. ${parsed.problems.join(' ')}`)
}
