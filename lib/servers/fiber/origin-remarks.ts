/** Remarks on the origins in `cors.Config` with which the middleware does not start, or which no request matches. */
import { readString } from '../../go/read/literals.ts'
import type { GoNode } from '../../go/read/node.ts'
import { child, children, parseGo } from '../../go/read/parse.ts'
import { rangeOf } from '../../javascript/diagnostic.ts'
import { canParseUrl } from '../../trace/address.ts'
import type { WrittenOrigin } from '../../trace/server-events.ts'
import type { Diagnostic } from '../dialect.ts'
import { originOfPattern } from '../near-origin.ts'
import { normalizeOrigin } from './cors/origin.ts'
import { descendants } from './edits.ts'
import { atLeast, type FiberVersion, majorOf } from './version.ts'

/** Warnings about the lists that are written out. None for a program that is not Go. */
export function originRemarks(text: string, version: FiberVersion): readonly Diagnostic[] {
  if (!text.includes('AllowOrigins')) return []
  const literals = configsOf(text)
  return literals.flatMap((fields): readonly Diagnostic[] => {
    const origins = fields.get('AllowOrigins')
    if (!origins) return []
    const credentials = fields.get('AllowCredentials')
    const withCredentials = credentials && text.slice(credentials.from, credentials.to) === 'true'
    return stringsIn(origins).flatMap((node) => remarksOn(node, text, version, withCredentials === true))
  })
}

/** The fields of each `cors.Config{…}`, by name. */
function configsOf(text: string): readonly ReadonlyMap<string, GoNode>[] {
  const { root, problem } = parseGo(text)
  if (problem) return []
  return descendants(root).flatMap((node) => {
    if (node.name !== 'TypedLiteral' || !/^cors\.Config\s*\{/.test(text.slice(node.from, node.to))) return []
    const elements = children(child(node, 'LiteralValue') ?? node).filter(({ name }) => name === 'Element')
    const fields = elements.flatMap((element) => {
      const key = child(element, 'Key')
      const value = children(element).at(-1)
      return key && value ? [[text.slice(key.from, key.to), value] as const] : []
    })
    return [new Map(fields)]
  })
}

/** A string, or the strings of a slice: what stands in a call may be anything. */
const stringsIn = (node: GoNode): readonly GoNode[] =>
  node.name === 'String'
    ? [node]
    : children(child(node, 'LiteralValue') ?? node).flatMap((element) =>
        element.name === 'Element' && element.firstChild?.name === 'String' ? [element.firstChild] : [],
      )

function remarksOn(node: GoNode, text: string, version: FiberVersion, withCredentials: boolean): readonly Diagnostic[] {
  const written = readString(text.slice(node.from, node.to))
  const warn = (code: string, message: string, replacement?: string): Diagnostic => ({
    ...rangeOf(text, node.from, node.to),
    severity: 'warning',
    code,
    message,
    ...(replacement === undefined ? {} : { replacement }),
  })
  const validates = atLeast(version, '2.52.1')
  if (written === '*')
    return withCredentials && validates
      ? [
          warn(
            'star-with-credentials',
            'With `AllowCredentials: true`, Fiber does not start with `*` here: together they would let every page read what the server shows its users. Name the origins that may.',
          ),
        ]
      : []
  const names = written.split(',').map((each) => each.trim())
  if (majorOf(version) === 3 && names.length > 1) {
    const items = names.map((each) => JSON.stringify(each)).join(', ')
    return [warn('origins-in-one-text', `In a slice, each origin is a string of its own. Write ${items}.`, items)]
  }
  const right = names.map((name) => rightOrigin(name, version))
  const wrong = names.filter((name, index) => right[index] !== name)
  if (wrong.length === 0) return []
  const replacement = right.includes(null) ? undefined : JSON.stringify(right.join(written.includes(', ') ? ', ' : ','))
  const which = wrong.map((each) => `\`${each}\``).join(' and ')
  return [
    warn(
      'no-origin',
      `${which} ${wrong.length > 1 ? 'are' : 'is'} not an origin: scheme, host, and a port that is not the usual one, as in \`https://foo.example\`. ${validates ? 'With it, Fiber does not start.' : 'No request will match it.'}`,
      replacement,
    ),
  ]
}

/** The entry as this release takes it; null where that is not known. */
function rightOrigin(name: string, version: FiberVersion): string | null {
  if (name === '' || name === 'null' || name.includes('*')) return name
  const validates = atLeast(version, '2.52.1')
  // Such a release makes lower case of it, and takes a slash at its end.
  if (validates && normalizeOrigin(name, version) !== null) return name
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(name) ? name : `https://${name}`
  if (!canParseUrl(address)) return null
  const { origin } = new URL(address)
  return origin === 'null' ? name : origin
}

/** The texts of a program that an origin may be compared with, and the patterns. */
export function originTexts(text: string): readonly WrittenOrigin[] {
  return [...text.matchAll(/"((?:[^"\\\n]|\\.)*)"|`([^`]*)`/g)].flatMap((match): readonly WrittenOrigin[] => {
    const line = text.slice(0, match.index).split('\n').length
    const written = match[1] ?? match[2] ?? ''
    const pattern = /[\\^$]/.test(written) ? originOfPattern(written.replaceAll('\\\\', '\\')) : null
    if (pattern !== null) return [{ text: written, line, pattern }]
    // A middleware takes the spaces around an entry away.
    return written.split(',').map((each) => ({ text: each.trim(), line }))
  })
}
