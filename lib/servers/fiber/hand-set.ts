/** Changes the headers of CORS that a program sets by hand, with `c.Set` and `c.Append`. */
import { readString } from '../../go/read/literals.ts'
import type { GoNode } from '../../go/read/node.ts'
import { child, children, isExpression } from '../../go/read/parse.ts'
import { headerValues } from '../../trace/header-list.ts'
import { isOriginMisspelled } from '../../trace/why/origins.ts'
import type { RequiredHeader } from '../dialect.ts'
import { isListHeader } from '../list-header.ts'
import { applyEdits, type TextEdit } from '../text-edit.ts'
import { descendants, indentAt } from './edits.ts'

const NAME = 'Access-Control-Allow-Origin'
const MOST_SITES = 4

/** A statement such as `c.Set("Access-Control-Allow-Origin", "*")`. */
interface Site {
  readonly statement: GoNode
  /** `c` */
  readonly context: string
  readonly header: string
  readonly value: GoNode
}

/** Every place where a header is set, with a name that is written out or a constant of Fiber. */
function headerSites(text: string, root: GoNode): readonly Site[] {
  return descendants(root).flatMap((statement): readonly Site[] => {
    const call = statement.name === 'ExprStatement' ? statement.firstChild : null
    const args = call?.name === 'CallExpr' ? child(call, 'Arguments') : null
    const context = call && /^(\w+)\.(?:Set|Append)\(/.exec(of(text, call))?.[1]
    const [name, value, more] = args ? children(args).filter(isExpression) : []
    if (!context || !name || !value || more) return []
    const written = of(text, name)
    const header = name.name === 'String' ? readString(written) : CONSTANTS[written.replace(/^fiber\./, '')]
    return header === undefined ? [] : [{ statement, context, header, value }]
  })
}

const CONSTANTS: Readonly<Record<string, string>> = {
  HeaderAccessControlAllowOrigin: NAME,
  HeaderAccessControlAllowCredentials: 'Access-Control-Allow-Credentials',
  HeaderAccessControlAllowMethods: 'Access-Control-Allow-Methods',
  HeaderAccessControlAllowHeaders: 'Access-Control-Allow-Headers',
  HeaderAccessControlExposeHeaders: 'Access-Control-Expose-Headers',
}

const of = (text: string, { from, to }: GoNode): string => text.slice(from, to)
const isNamed = (header: string, name: string): boolean => header.toLowerCase() === name.toLowerCase()

/** Programs in which a header that is set by hand has the value that it has to have. */
export function amendHandSet(text: string, root: GoNode, change: RequiredHeader): readonly string[] {
  if (change.status !== undefined) return []
  const sites = headerSites(text, root)
  const own = sites.filter(({ header }) => isNamed(header, change.header)).slice(0, MOST_SITES)
  const several = isNamed(change.header, NAME) && isSeveral(headerValues(change.sent ?? [], NAME))
  const edits =
    own.length > 0
      ? [
          ...(several ? own.flatMap((site) => [[without(text, site)], exceptFor(text, site, change)]) : []),
          ...own.flatMap((site) => changed(text, site, change)),
        ]
      : sites
          .filter(({ header }) => isNamed(header, NAME))
          .slice(0, MOST_SITES)
          .map((site) => [beside(text, site, change.header, change.value)])
  return edits.map((each) => applyEdits(text, each))
}

const isSeveral = (values: readonly string[]): boolean =>
  values.length > 1 || values.some((value) => /[ ,]/.test(value))

/** The line of the statement, or the statement alone where it shares its line. */
function without(text: string, { statement: { from, to } }: Site): TextEdit {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const end = text.indexOf('\n', to)
  const ownLine = end >= 0 && text.slice(start, from).trim() === '' && text.slice(to, end).trim() === ''
  const gap = /^;?[ \t]*/.exec(text.slice(to))?.[0] ?? ''
  return ownLine ? { from: start, to: end + 1, text: '' } : { from, to: to + gap.length, text: '' }
}

/** Set for every origin but that of the page, which has the header from elsewhere. */
function exceptFor(text: string, { statement, context }: Site, { asked }: RequiredHeader): readonly TextEdit[] {
  const { from, to } = statement
  if (!asked || asked.origin === 'null') return []
  const is = `if ${context}.Get("Origin") != ${JSON.stringify(asked.origin)} {`
  const start = text.lastIndexOf('\n', from - 1) + 1
  const ownLine = text.slice(start, from).trim() === ''
  const indent = indentAt(text, from)
  const written = ownLine ? [is, `\t${of(text, statement)}`, '}'].join(`\n${indent}`) : `${is} ${of(text, statement)} }`
  return [{ from, to, text: written }]
}

function changed(text: string, site: Site, { header, value, asked }: RequiredHeader): readonly (readonly TextEdit[])[] {
  const { statement, context } = site
  const now = site.value.name === 'String' ? readString(of(text, site.value)) : null
  const replaced = (by: string): readonly TextEdit[] => [
    { from: site.value.from, to: site.value.to, text: JSON.stringify(by) },
  ]
  if (isListHeader(header)) return now === null ? [] : [replaced(now.trim() === '' ? value : `${now}, ${value}`)]
  const origin = asked?.origin
  if (now === value || origin === undefined || origin === 'null') return []
  if (now !== null && isOriginMisspelled(now, origin)) return [replaced(value)]
  const indent = indentAt(text, statement.from)
  const lines = [
    `${context}.Vary("Origin")`,
    `if ${context}.Get("Origin") == ${JSON.stringify(origin)} {`,
    `\t${context}.Set(${JSON.stringify(header)}, ${JSON.stringify(value)})`,
    '} else {',
    `\t${of(text, statement)}`,
    '}',
  ]
  const ownLine = text.slice(text.lastIndexOf('\n', statement.from - 1) + 1, statement.from).trim() === ''
  return ownLine
    ? [[{ from: statement.from, to: statement.to, text: lines.join(`\n${indent}`) }], replaced(value)]
    : [replaced(value)]
}

/** One more header behind the permission. */
function beside(text: string, { statement, context }: Site, header: string, value: string): TextEdit {
  const line = `${context}.Set(${JSON.stringify(header)}, ${JSON.stringify(value)})`
  const start = text.lastIndexOf('\n', statement.from - 1) + 1
  const ownLine = text.slice(start, statement.from).trim() === ''
  return {
    from: statement.to,
    to: statement.to,
    text: ownLine ? `\n${indentAt(text, statement.from)}${line}` : `; ${line}`,
  }
}

/** Where such a header is to be written, in a sentence; null where the program sets none. */
export function adviseHandSet(text: string, root: GoNode, header: string, value: string): string | null {
  const sites = headerSites(text, root)
  const site = sites.find((each) => isNamed(each.header, header)) ?? sites.find((each) => isNamed(each.header, NAME))
  if (!site) return null
  const line = text.slice(0, site.statement.from).split('\n').length
  return isNamed(site.header, header)
    ? `Where the program sets \`${header}\`, in line ${line}: \`${value}\`.`
    : `Beside \`${NAME}\`, which the program sets in line ${line}: \`${site.context}.Set("${header}", "${value}")\`.`
}
