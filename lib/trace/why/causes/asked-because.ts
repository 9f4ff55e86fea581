/** What in a call made the browser ask first, with a preflight, in words. */
import type { PreflightCause } from '../preflight-causes.ts'
import { joined, listed, quoted } from '../sentences.ts'

/** The causes as a clause after “because”; an empty text for an empty list. */
export function becauseOf(causes: readonly PreflightCause[]): string {
  const unsafe = causes.flatMap((c) =>
    c.what === 'method' ? [c.method] : c.what === 'header' && c.value === null ? [c.name] : [],
  )
  const many = unsafe.length > 1
  return joined([
    ...(unsafe.length > 0
      ? [`${listed(unsafe)} need${many ? '' : 's'} a permission of ${many ? 'their' : 'its'} own`]
      : []),
    ...causes.flatMap(clauseOf),
  ])
}

function clauseOf(cause: PreflightCause): readonly string[] {
  switch (cause.what) {
    case 'upload-listener':
      return ['a listener is on `xhr.upload`']
    case 'stream':
      return ['the body is a stream']
    case 'before-redirect':
      return ['a preflight was needed before the redirect']
    case 'header':
      return cause.value === null ? [] : [unsafeValue(cause.name, cause.value, cause.byScript)]
    default:
      return []
  }
}

/** Bytes of the values of all safelisted headers together, above which none of them is safelisted. */
const MOST_BYTES = 128

/** Why this value of a header needs a permission, where others do not. */
function unsafeValue(name: string, value: string, byScript: boolean): string {
  const header = quoted(`${name}: ${value}`)
  if (value.length > MOST_BYTES)
    return `the value of ${quoted(name)} is longer than ${MOST_BYTES} bytes, and a longer one does not go without asking`
  switch (name.toLowerCase()) {
    case 'content-type':
      if (value === '') return 'an empty Content-Type is not one of the three types that a form can send'
      return `${byScript ? '' : 'the body’s own type, '}${quoted(value)}${byScript ? '' : ','} is not one of the three types that a form can send`
    case 'range':
      return `${header} does not go without asking: only one range with a first byte does, such as \`bytes=0-499\` or \`bytes=500-\``
    case 'accept-language':
    case 'content-language':
      return `${header} has a character that does not go without asking (letters, digits and \`*,-.;=\` do)`
    default: {
      const sign = unsafeSign(value)
      return sign
        ? `${sign} in ${header} makes this header one that does not go without asking`
        : `${header} does not go without asking: the values of such headers are too long together`
    }
  }
}

const SIGNS: Readonly<Record<string, string>> = {
  '"': 'the quotation mark',
  '(': 'the bracket `(`',
  ')': 'the bracket `)`',
  ':': 'the colon',
  '<': 'the sign `<`',
  '>': 'the sign `>`',
  '?': 'the question mark',
  '@': 'the sign `@`',
  '[': 'the bracket `[`',
  '\\': 'the backslash',
  ']': 'the bracket `]`',
  '{': 'the brace `{`',
  '}': 'the brace `}`',
}

/** The first sign that a safelisted value may not have (https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte). */
function unsafeSign(value: string): string | undefined {
  const sign = [...value].find((character) => Object.hasOwn(SIGNS, character))
  return sign === undefined ? undefined : SIGNS[sign]
}

/** How the call could be made without asking, where its author can do without what made it ask; else an empty text. */
export function withoutAsking(causes: readonly PreflightCause[]): string {
  const [cause] = causes
  if (!cause || causes.length > 1) return ''
  switch (cause.what) {
    case 'upload-listener':
      return 'Without a listener on `xhr.upload`, this call goes without a preflight.'
    case 'stream':
      return 'With the whole body instead of a stream, it goes without a preflight.'
    case 'before-redirect':
      return 'Call the final address.'
    case 'header':
      return cause.value === null ? '' : withoutValue(cause.name, cause.value)
    default:
      return ''
  }
}

function withoutValue(name: string, value: string): string {
  switch (name.toLowerCase()) {
    case 'range':
      return 'Ask for a range with a first byte, and this call goes without a preflight.'
    case 'content-type':
      return ''
    default:
      return value.length > MOST_BYTES || !unsafeSign(value)
        ? 'With a shorter value, this call goes without a preflight.'
        : 'Without it, this call goes without a preflight.'
  }
}
