/** Where two values that should be equal differ: character by character, and as a phrase for the common mistakes. */
import { diffChars } from 'diff'
import { editDistance } from '../spelling.ts'

/** A piece of a value; a piece that `differs` has no counterpart in the other value. */
export interface Piece {
  readonly text: string
  readonly differs: boolean
}

export interface ValueDifference {
  /** Completes “It is …”: `the same but for a slash at the end`. */
  readonly words: string
  readonly observed: readonly Piece[]
  readonly expected: readonly Piece[]
}

/** In characters. Longer values are not compared by character. */
const LONGEST = 300

/**
 * How an observed value differs from the expected one, where the difference is easy to overlook.
 * @returns null where the values are equal, or too different for a comparison by character
 */
export function valueDifference(observed: string, expected: string): ValueDifference | null {
  if (observed === expected || observed === '' || expected === '') return null
  if (observed.length > LONGEST || expected.length > LONGEST) return null
  const words = wordsFor(observed, expected)
  if (words) return { words, ...pieces(observed, expected) }
  return inList(observed, expected)
}

function pieces(observed: string, expected: string): Pick<ValueDifference, 'observed' | 'expected'> {
  const parts = diffChars(observed, expected)
  const side = (other: 'added' | 'removed', own: 'added' | 'removed'): Piece[] =>
    parts.filter((p) => !p[other]).map((p) => ({ text: p.value, differs: p[own] === true }))
  return { observed: side('added', 'removed'), expected: side('removed', 'added') }
}

function wordsFor(observed: string, expected: string): string | null {
  if (observed === `${expected}/`) return 'the same but for a slash at the end'
  if (`${observed}/` === expected) return 'the same but for a missing slash at the end'
  if (observed.trim() === expected) return 'the same but for spaces around it'
  if (observed.replace(/^(["'])(.*)\1$/s, '$2') === expected) return 'the same but for quotation marks around it'
  if (observed.toLowerCase() === expected.toLowerCase()) return 'the same but for capital letters'
  if (observed.replace(/\s/g, '') === expected) return 'the same but for spaces in it'
  return addressWords(observed, expected) ?? typingWords(observed, expected)
}

/** The phrase for two addresses that differ in one part. */
function addressWords(observed: string, expected: string): string | null {
  const a = partsOf(observed)
  const b = partsOf(expected)
  if (!a || !b) return expected.endsWith(`://${observed}`) ? 'the same but for the scheme: it is missing' : null
  const scheme = a.scheme !== b.scheme
  const host = a.host !== b.host
  const port = a.port !== b.port
  if (a.rest !== b.rest && !scheme && !host && !port)
    return b.rest === '' ? `the same but for the path ${a.rest}: an origin has none` : null
  if (a.rest !== b.rest || Number(scheme) + Number(host) + Number(port) !== 1) return null
  if (scheme) return `the same but for the scheme: ${a.scheme} in place of ${b.scheme}`
  if (port)
    return a.port === ''
      ? `the same but for the port: :${b.port} is missing`
      : b.port === ''
        ? `the same but for the port: :${a.port} is too much`
        : `the same but for the port: ${a.port} in place of ${b.port}`
  if (a.host === `www.${b.host}`) return 'the same but for www. before the host'
  if (`www.${a.host}` === b.host) return 'the same but for a missing www. before the host'
  return a.host.toLowerCase() === b.host.toLowerCase()
    ? null
    : `the same but for the host: ${a.host} in place of ${b.host}`
}

function partsOf(address: string) {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#:]+)(?::(\d+))?([/?#].*)?$/i.exec(address)
  return match && { scheme: match[1] ?? '', host: match[2] ?? '', port: match[3] ?? '', rest: match[4] ?? '' }
}

function typingWords(observed: string, expected: string): string | null {
  const most = expected.length < 5 ? 1 : 2
  const distance = editDistance(observed, expected, most)
  if (distance > most || expected.length < 3) return null
  return distance === 1 ? 'the same but for one character' : 'the same but for two characters'
}

/** The expected value, or one very near to it, among others. */
function inList(observed: string, expected: string): ValueDifference | null {
  if (expected.includes(',')) return null
  const items = observed.split(',')
  if (items.length < 2) return null
  let from = 0
  for (const raw of items) {
    const item = raw.trim()
    const at = from + raw.indexOf(item)
    from += raw.length + 1
    const exact = item === expected
    const words = exact ? 'there, but not alone' : item === '' ? null : wordsFor(item, expected)
    if (!words) continue
    const inner = pieces(item, expected)
    const around = [observed.slice(0, at), observed.slice(at + item.length)].map((text) => ({ text, differs: exact }))
    const [before, after] = around as [Piece, Piece]
    return {
      words: exact ? words : `in the list, ${words}`,
      observed: [before, ...inner.observed, after].filter((p) => p.text !== ''),
      expected: inner.expected,
    }
  }
  return null
}
