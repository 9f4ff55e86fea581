/** Which of the origins in a server's text resembles the one that was refused. */
import type { WrittenOrigin } from '../trace/server-events.ts'
import { isOriginMisspelled, originDifference } from '../trace/why/origins.ts'

/** Characters of an entry that are kept. */
const LONGEST = 200

/**
 * The entry that means this origin and is written otherwise, else the first one that differs only in its scheme, port,
 * `www.` or subdomain. Undefined where none resembles it, and where one is the origin itself: then that is not the cause.
 */
export function nearestOrigin(entries: readonly WrittenOrigin[], origin: string): WrittenOrigin | undefined {
  if (entries.some(({ text }) => text === origin)) return undefined
  const similar = entries.filter((each) => {
    const text = each.pattern ?? each.text
    return text.length <= LONGEST && !text.includes('*') && text !== 'null' && originDifference(text, origin) !== ''
  })
  return similar.find(({ text }) => isOriginMisspelled(text, origin)) ?? similar[0]
}

/**
 * What a regular expression says of a whole origin, without its signs: `https://app.example` for
 * `^https?:\/\/(www\.)?app\.example$`. Null where it is no plain text with such signs.
 */
export function originOfPattern(pattern: string): string | null {
  const plain = pattern
    .replace(/^\(?\^|\$\)?$/g, '')
    .replace(/https\?|\(https\?\)|\(http\|https\)/, 'https')
    .replace(/\(\?:www\\?\.\)\?|\(www\\?\.\)\?/, '')
    .replace(/\\([^a-zA-Z\d])/g, '$1')
  return /^[\w.:/-]+$/.test(plain) && plain.length <= LONGEST ? plain : null
}
