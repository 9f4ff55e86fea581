/** Changes around `cors.New`: its place, a function that decides, a second one for the origins that get credentials. */
import type { GoNode } from '../../go/read/node.ts'
import { child, children, isExpression } from '../../go/read/parse.ts'
import type { AskedFor } from '../dialect.ts'
import type { TextEdit } from '../text-edit.ts'
import { defaultMethods } from './cors/config.ts'
import { descendants, indentAt } from './edits.ts'
import { type FiberVersion, majorOf } from './version.ts'

/** The statement that a call is in. */
function statementOf(call: GoNode): GoNode | null {
  let at: GoNode | null = call
  while (at && at.name !== 'ExprStatement') at = at.parent
  return at
}

/** `app.Use(cors.New(…))` behind `app := fiber.New()`; null where it is there, or shares its lines. */
export function movedUp(text: string, root: GoNode, call: GoNode): readonly TextEdit[] | null {
  const statement = statementOf(call)
  const app = appOf(text, root)
  if (!statement || !app || app.parent !== statement.parent || app.to > statement.from) return null
  const start = text.lastIndexOf('\n', statement.from - 1) + 1
  const end = text.indexOf('\n', statement.to)
  if (end < 0 || text.slice(start, statement.from).trim() !== '' || text.slice(statement.to, end).trim() !== '')
    return null
  if (text.slice(app.to, start).trim() === '') return null
  return [
    { from: start, to: end + 1, text: '' },
    { from: app.to, to: app.to, text: `\n${text.slice(start, end)}` },
  ]
}

/** `app := fiber.New()`. */
const appOf = (text: string, root: GoNode): GoNode | undefined =>
  descendants(root).find(
    (node) =>
      node.name === 'VarDecl' &&
      children(node).some((part) => isExpression(part) && /^fiber\.New\b/.test(of(text, part))),
  )

const of = (text: string, node: GoNode): string => text.slice(node.from, node.to)

/** The first line of `AllowOriginsFunc`, which lets one origin in. */
export function decidedFirst(text: string, call: GoNode, origin: string): readonly TextEdit[] | null {
  const decides = fieldValue(text, call, 'AllowOriginsFunc')
  const parameter = decides && descendants(decides).find(({ name }) => name === 'Parameter')
  const name = parameter && child(parameter, 'DefName')
  const block = decides && child(decides, 'Block')
  if (decides?.name !== 'FunctionLiteral' || !name || !block) return null
  const first = children(block).find(({ name: kind }) => kind !== '{' && kind !== '}')
  const is = `if ${of(text, name)} == ${JSON.stringify(origin)} {`
  const lines = of(text, block).includes('\n')
  const indent = lines && first ? indentAt(text, first.from) : ''
  const written = lines ? `\n${indent}${is}\n${indent}\treturn true\n${indent}}` : ` ${is} return true };`
  return [{ from: block.from + 1, to: block.from + 1, text: written }]
}

/** A field whose value is an expression gets one more item behind it. */
export function appendedTo(
  text: string,
  call: GoNode,
  field: string,
  item: string,
  version: FiberVersion,
): readonly TextEdit[] | null {
  const value = fieldValue(text, call, field)
  if (!value || /^(String|TypedLiteral|FunctionLiteral)$/.test(value.name)) return null
  const source = of(text, value)
  const longer =
    majorOf(version) === 3 ? `append(${source}, ${JSON.stringify(item)})` : `${source} + ${JSON.stringify(`,${item}`)}`
  return [{ from: value.from, to: value.to, text: longer }]
}

/** A middleware for the origin of the page alone, as lines without an indentation. */
function ownMiddleware(
  receiver: string,
  { origin, method, headers, credentials }: AskedFor,
  version: FiberVersion,
): readonly string[] {
  const list = (items: readonly string[]) =>
    majorOf(version) === 3
      ? `[]string{${items.map((each) => JSON.stringify(each)).join(', ')}}`
      : JSON.stringify(items.join(', '))
  return [
    `${receiver}.Use(cors.New(cors.Config{`,
    `\t${nextWhere('!=', origin, version)}`,
    `\tAllowOrigins: ${list([origin])},`,
    ...(defaultMethods(version).includes(method) ? [] : [`\tAllowMethods: ${list([method])},`]),
    ...(headers.length > 0 ? [`\tAllowHeaders: ${list(headers)},`] : []),
    ...(credentials ? ['\tAllowCredentials: true,'] : []),
    '}))',
  ]
}

/** The field by which a middleware leaves out the requests of an origin, or all others. */
const nextWhere = (operator: string, origin: string, version: FiberVersion): string =>
  `Next: func(c ${majorOf(version) === 3 ? 'fiber.Ctx' : '*fiber.Ctx'}) bool { return c.Get("Origin") ${operator} ${JSON.stringify(origin)} },`

/** A middleware for the origin of the page alone, behind `fiber.New()`. */
export function beforeAll(
  text: string,
  root: GoNode,
  asked: AskedFor,
  version: FiberVersion,
): readonly TextEdit[] | null {
  const app = appOf(text, root)
  const name = app && child(app, 'DefName')
  if (!app || !name) return null
  const indent = indentAt(text, app.from)
  const lines = ownMiddleware(of(text, name), asked, version)
  return [{ from: app.to, to: app.to, text: lines.map((line) => `\n${indent}${line}`).join('') }]
}

/**
 * A middleware before the present one for the page's origin alone, with credentials; the present one answers every other
 * origin as before.
 */
export function twoMiddlewares(
  text: string,
  call: GoNode,
  asked: AskedFor,
  version: FiberVersion,
): readonly TextEdit[] | null {
  const statement = statementOf(call)
  const args = child(call, 'Arguments')
  if (!statement || !args || fieldValue(text, call, 'Next')) return null
  const receiver = /^\s*(\w+)\.Use\(/.exec(of(text, statement))?.[1]
  const literal = descendants(args).find(({ name }) => name === 'LiteralValue')
  if (!receiver || (children(args).some(isExpression) && !literal)) return null
  const indent = indentAt(text, statement.from)
  const next = nextWhere('==', asked.origin, version)
  const gap = literal && of(text, literal).includes('\n') ? `\n${indent}\t` : ''
  const others = literal
    ? { from: literal.from + 1, to: literal.from + 1, text: `${gap}${next}${gap ? '' : ' '}` }
    : { from: args.from + 1, to: args.to - 1, text: `cors.Config{\n${indent}\t${next}\n${indent}}` }
  const lines = ownMiddleware(receiver, asked, version)
  return [{ from: statement.from, to: statement.from, text: `${lines.join(`\n${indent}`)}\n${indent}` }, others]
}

function fieldValue(text: string, call: GoNode, field: string): GoNode | null {
  const args = child(call, 'Arguments')
  const element = args
    ? descendants(args).find((node) => {
        const key = node.name === 'Element' ? child(node, 'Key') : null
        return key !== null && of(text, key) === field
      })
    : undefined
  return element ? (children(element).findLast(isExpression) ?? null) : null
}
