/** Changes the options of the calls of a cors middleware in a server's text, in the style of its author. */

import type { ParsedModule } from '../../javascript/parse.ts'
import { child, children, type JavaScriptNode, nameOf, textOf } from '../../javascript/syntax-tree.ts'
import type { Amendment, RequiredHeader } from '../dialect.ts'
import { applyEdits, type TextEdit } from '../text-edit.ts'
import { type CorsCall, type CorsPackage, corsCalls, optionOf } from './cors-call.ts'
import { functionOf, longer, moreInFunction } from './list-change.ts'
import { misnamed } from './option-name.ts'
import { isOrigin, letIn, listedOrStar, type OriginStyle } from './origin-change.ts'
import { type Program, programOf, quoted, separatorAfter, sourceOf, valueOfNode } from './program.ts'

type Edits = readonly TextEdit[]

const MOST_CALLS = 3

/**
 * Texts with the option set, or with the name added to its list. None where no option sets the header, or where the
 * options are not written out.
 */
export function amendCors(parsed: ParsedModule, change: RequiredHeader, middleware: CorsPackage): readonly Amendment[] {
  const option = middleware.options[change.header.toLowerCase()]
  // No option of the middleware changes a status.
  if (change.status !== undefined || option === undefined) return []
  const program = programOf(parsed)
  return corsCalls(parsed, middleware)
    .slice(0, MOST_CALLS)
    .flatMap((call) => {
      const wrong = typeof call.options === 'string' ? null : misnamed(call.options, option, middleware)
      const name = wrong && nameOf(child(wrong, 'key'))
      const then = option === 'origin' ? `: ${ONLY_LISTED}` : ', and what is allowed now stays allowed.'
      const says = name ? { says: `\`${name}\` becomes \`${option}\`${then}` } : {}
      return optionChanges(program, call, change, middleware).map((edits) => ({
        text: applyEdits(parsed.text, edits),
        ...says,
      }))
    })
}

const ONLY_LISTED =
  'the origins of its list may read with credentials. Every other one reads without credentials, as now; where it should not, give `origin` the list alone.'

/** The edits of one call of cors, or of an object with its options. */
export function optionChanges(
  program: Program,
  cors: CorsCall,
  change: RequiredHeader,
  middleware: CorsPackage,
): readonly Edits[] {
  const style: OriginStyle = {
    decision: middleware.patterns ? 'callback' : 'returned',
    patterns: middleware.patterns,
  }
  const header = change.header.toLowerCase()
  const value = change.value.trim()
  const name = middleware.options[header] ?? ''
  const { options } = cors
  if (options === 'unknown') {
    // A function that chooses the options: it asks a list of its own.
    const [argument] = children(cors.call, 'arguments')
    const chooses = functionOf(program, argument ?? null)
    return chooses && header === ALLOW_ORIGIN && isOrigin(value) ? moreInFunction(program, chooses, value) : []
  }
  const old = options === 'none' ? null : optionOf(options, name)
  // Whether an alias or the option beside it takes effect is for a person to check.
  if (options !== 'none' && !old && middleware.aliases.some((alias) => optionOf(options, alias))) return []
  const at = old && (child(old, 'value') ?? old)
  // The option under a name that the middleware does not know.
  const wrong = options === 'none' || old ? null : misnamed(options, name, middleware)
  switch (header) {
    case ALLOW_ORIGIN:
      return origins()
    case 'access-control-allow-credentials':
      return credentials()
    case 'access-control-max-age':
      return /^\d+$/.test(value) ? set(name, old, value) : []
    case 'access-control-allow-methods':
      // Without the option, these are allowed already, so the cause is another.
      if (!at) return middleware.methods.includes(value) ? [] : set(name, old, listOf([...middleware.methods, value]))
      return added(at)
    case 'access-control-allow-headers':
      // Without the option, every header that is asked for is allowed.
      return at ? added(at) : []
    default:
      return at ? added(at) : set(name, old, listOf([value]))
  }

  function origins(): readonly Edits[] {
    if (value === '*') return at && textOf(valueOfNode(program, at)) !== '*' ? set(name, old, quoted(program, '*')) : []
    if (!isOrigin(value)) return []
    if (at) {
      const changes = letIn(program, at, value, style)
      const named = (edit: TextEdit) =>
        edit.from === at.start && edit.to === at.end ? `${name}: ${edit.text}` : edit.text
      return old?.shorthand === true
        ? changes.map((edits) => edits.map((edit) => ({ ...edit, text: named(edit) })))
        : changes
    }
    // It allows every origin already: what is missing is that of a call with credentials.
    if (change.asked?.credentials === false) return []
    const meant = wrong && valueOfNode(program, child(wrong, 'value'))
    const listed = (meant?.type === 'ArrayExpression' ? children(meant, 'elements') : [meant]).map(textOf)
    const others = listed.filter((each): each is string => each !== null && isOrigin(each) && each !== value)
    return set(name, old, listedOrStar(program, [...others, value], style))
  }

  function credentials(): readonly Edits[] {
    if (value !== 'true') return []
    const now = at && valueOfNode(program, at)
    if (now?.type === 'BooleanLiteral' && now.value === true) return []
    const simple = set(name, old, 'true')
    const origin = change.asked?.origin
    if (origin === undefined || !isOrigin(origin)) return simple
    // Where every origin is let in, only those on a list may be with credentials.
    const property = typeof options === 'string' ? null : optionOf(options, middleware.options[ALLOW_ORIGIN] ?? '')
    const narrowed = set(middleware.options[ALLOW_ORIGIN] ?? '', property, listedOrStar(program, [origin], style))
    return [...simple, ...narrowed.flatMap((edits) => simple.map((more) => together(edits, more)))]
  }

  function added(list: JavaScriptNode): readonly Edits[] {
    const edits = longer(program, list, value, true)
    return edits ? [edits] : []
  }

  function listOf(items: readonly string[]): string {
    return `[${items.map((each) => quoted(program, each)).join(', ')}]`
  }

  /** Gives an option its value, in the call or in the object that its options are. */
  function set(option: string, present: JavaScriptNode | null, written: string): readonly Edits[] {
    const { text } = program
    if (present) {
      const value = child(present, 'value') ?? present
      if (sourceOf(program, value) === written) return []
      return [
        [
          present.shorthand === true || value === present
            ? { from: present.start, to: present.end, text: `${option}: ${written}` }
            : { from: value.start, to: value.end, text: written },
        ],
      ]
    }
    if (wrong && option === name) return [[{ from: wrong.start, to: wrong.end, text: `${option}: ${written}` }]]
    if (options === 'none') {
      // The parenthesis behind the callee: `cors()`.
      const close = cors.call.end - 1
      const open = text.lastIndexOf('(', close)
      return [[{ from: open + 1, to: close, text: `{ ${option}: ${written} }` }]]
    }
    if (options === 'unknown') return []
    const last = children(options, 'properties').at(-1)
    if (!last) return [[{ from: options.start, to: options.end, text: `{ ${option}: ${written} }` }]]
    return [[{ from: last.end, to: last.end, text: `${separatorAfter(text, options, last)}${option}: ${written}` }]]
  }
}

const ALLOW_ORIGIN = 'access-control-allow-origin'

/** Two changes of one text. Where both put options into an empty call, these become one object. */
function together(one: Edits, other: Edits): Edits {
  const [a] = one
  const [b] = other
  if (!a || !b || a.from !== b.from || a.to !== b.to) return [...one, ...other]
  if (a.text.startsWith('{ ')) return [{ ...a, text: `${a.text.slice(0, -2)}, ${b.text.slice(2)}` }]
  return [{ ...a, text: a.text + b.text }]
}
