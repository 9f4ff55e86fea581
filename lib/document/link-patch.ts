/**
 * What differs between two texts, as a short text: `<skip><delete><insert length><inserted>` for each change, where a
 * number is the character with its code. The rest of the base follows the last change.
 */
import { diffArrays } from 'diff'

/** More changed pieces than that are another text, not a change. */
const MOST_CHANGES = 120

/** Beside code, JSON has its own ends of a piece: a title that is added must not touch the line after it. */
const pieces = (text: string): readonly string[] => text.match(/[^\n,]*[\n,]|[^\n,]+$/g) ?? []

/** What makes `target` out of `base`; null where they have too little in common. */
export function patchBetween(base: string, target: string): string | null {
  const changes = diffArrays([...pieces(base)], [...pieces(target)], { maxEditLength: MOST_CHANGES })
  if (!changes) return null
  let patch = ''
  let skip = 0
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed === '' && added === '') return
    const head = commonStart(removed, added)
    const tail = commonEnd(removed, added, head)
    const inserted = added.slice(head, added.length - tail)
    patch += number(skip + head) + number(removed.length - head - tail) + number(inserted.length) + inserted
    skip = tail
    removed = ''
    added = ''
  }
  for (const change of changes) {
    const text = change.value.join('')
    if (change.removed) removed += text
    else if (change.added) added += text
    else {
      flush()
      skip += text.length
    }
  }
  flush()
  return patch
}

/** The target that a patch makes out of `base`; null where the patch does not fit it. Never throws. */
export function applyPatch(base: string, patch: string): string | null {
  let at = 0
  let from = 0
  let target = ''
  const take = () => {
    const code = patch.codePointAt(at)
    if (code === undefined) return Number.NaN
    at += code > 0xffff ? 2 : 1
    return code < FIRST_AFTER_SURROGATES ? code : code - SURROGATES
  }
  while (at < patch.length) {
    const [skip, deleted, length] = [take(), take(), take()]
    if (!(from + skip + deleted <= base.length && at + length <= patch.length)) return null
    target += base.slice(from, from + skip) + patch.slice(at, at + length)
    from += skip + deleted
    at += length
  }
  return target + base.slice(from)
}

const SURROGATES = 0x800
const FIRST_AFTER_SURROGATES = 0xe000

/** A number as one character. Surrogates are no characters of UTF-8, so they are jumped over. */
const number = (value: number) =>
  String.fromCodePoint(value < FIRST_AFTER_SURROGATES - SURROGATES ? value : value + SURROGATES)

/** How many characters two texts have in common at their beginnings. A pair of surrogates is never cut. */
function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let length = 0
  while (length < most && a[length] === b[length]) length++
  return isHighSurrogate(a.charCodeAt(length - 1)) ? length - 1 : length
}

/** The same at their ends, where the first `taken` characters are no longer there. */
function commonEnd(a: string, b: string, taken: number): number {
  const most = Math.min(a.length, b.length) - taken
  let length = 0
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length++
  return isLowSurrogate(a.charCodeAt(a.length - length)) ? length - 1 : length
}

const isHighSurrogate = (code: number) => code >= 0xd800 && code < 0xdc00
const isLowSurrogate = (code: number) => code >= 0xdc00 && code < 0xe000
