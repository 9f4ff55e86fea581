/**
 * Values that travel as files and in the fragments of links: talks, assignments, answers, exercises.
 *
 *     t1.<the value as JSON, deflated with DICTIONARY_V2>
 *
 * in the envelope of a document's link, whose compatibility rules count here, too: a version never changes.
 */
import { deflateSync, strToU8 } from 'fflate'
import { inflateBounded } from './bounded-inflate.ts'
import type { Parsed } from './document-schema.ts'
import { fileWords } from './file-words.ts'
import { DICTIONARY_V2 } from './link-dictionary-v2.ts'
import { type LinkLetter, LONGEST_LINK, sealLink, unsealLink } from './link-envelope.ts'

/** Bytes of a value as JSON in UTF-8: the most that is opened. */
const MOST_BYTES = 4 * 1024 * 1024
const MEGABYTES = `${MOST_BYTES / 1024 / 1024} MB`

/** What a text contains, or why it cannot be opened, in words for who opens it. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string }

export interface CarriedKind<T> {
  readonly letter: Exclude<LinkLetter, 'v'>
  /** In the file, and at the end of its name: `preflight-talk`. */
  readonly what: `preflight-${string}`
  /** For sentences: `the talk`. */
  readonly the: string
  readonly parse: (value: unknown) => Parsed<T>
}

export interface Carried<T> {
  /** @param words what the name begins with @param otherwise for words that no file system accepts */
  fileName(words: string, otherwise: string): string
  /** The file's text: the value, and by `what` which kind of file it is. */
  file(value: T): string
  /** What a file contains, or why it cannot be read. Never throws. */
  readFile(text: string): Read<T>
  /** The fragment, without `#`; null where it is too long for a link. */
  encode(value: T): string | null
  /** What a fragment contains, with or without `#`, and with text that an application added to it. Never throws. */
  decode(fragment: string): Read<T>
  /** Is the fragment of this kind, of whatever version? */
  isFragment(fragment: string): boolean
}

export function carried<T extends object>({ letter, what, the, parse }: CarriedKind<T>): Carried<T> {
  const begins = new RegExp(`^#?${letter}\\d+\\.`)
  const again = `Ask for ${the} again`

  function checked(value: unknown, from: 'file' | 'link'): Read<T> {
    const parsed = parse(value)
    if (parsed.ok) return { ok: true, value: parsed.value }
    const The = `T${the.slice(1)}`
    return no(`${The} in this ${from} ${the.endsWith('s') ? 'are' : 'is'} not valid. ${parsed.problems.join(' ')}`)
  }

  return {
    fileName: (words, otherwise) => `${fileWords(words, otherwise)}.${what}.json`,
    file: (value) => `${JSON.stringify({ what, ...value }, null, 2)}\n`,
    readFile(text) {
      if (text.length > MOST_BYTES) return no(`This file is larger than ${MEGABYTES}, so it is not opened.`)
      let value: unknown
      try {
        value = JSON.parse(text.replace(/^\ufeff/, ''))
      } catch {
        return no(`This file cannot be read: it is not JSON, or a part of it is missing. ${again}.`)
      }
      if (typeof value !== 'object' || value === null || !('what' in value) || value.what !== what)
        return no(`This file does not contain ${the}. The names of such files end in .${what}.json.`)
      const { what: _, ...rest } = value
      return checked(rest, 'file')
    },
    encode(value) {
      const json = strToU8(JSON.stringify(value))
      const bytes = deflateSync(json, { level: 9, mem: 8, dictionary: strToU8(DICTIONARY_V2) })
      const fragment = sealLink(1, bytes, letter)
      return fragment.length > LONGEST_LINK ? null : fragment
    },
    decode(fragment) {
      const tooLarge = `What this link contains is larger than ${MEGABYTES}, so it is not opened.`
      const damaged = `A part of this link is missing or was changed on its way. ${again}, as a file.`
      const unsealed = unsealLink(fragment, letter)
      if (unsealed.outcome === 'too-large') return no(tooLarge)
      if (unsealed.outcome !== 'read')
        return no(`This link does not contain ${the}: it does not begin with ${letter}1.`)
      const { version, bytes, sound } = unsealed
      if (version > 1)
        return no('This was made with a newer version of this site. Reload the page, then open it again.')
      const inflated = inflateBounded(bytes, strToU8(DICTIONARY_V2), MOST_BYTES)
      if (inflated.tooLarge) return no(tooLarge)
      if (!sound || !inflated.complete) return no(damaged)
      try {
        return checked(JSON.parse(inflated.text), 'link')
      } catch {
        return no(damaged)
      }
    },
    isFragment: (fragment) => begins.test(fragment),
  }
}

const no = (message: string) => ({ ok: false as const, message })
