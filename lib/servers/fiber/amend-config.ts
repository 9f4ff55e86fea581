import { readString } from '../../go/read/literals.ts'
import type { GoNode } from '../../go/read/node.ts'
import { child, children, isExpression, isType } from '../../go/read/parse.ts'
import type { TextEdit } from '../text-edit.ts'
import { defaultMethods } from './cors/config.ts'
import { indentAt } from './edits.ts'
import { atLeast, type FiberVersion, majorOf } from './version.ts'

const LISTS = ['AllowOrigins', 'AllowMethods', 'AllowHeaders', 'ExposeHeaders']

/** A field of the literal as it is written. */
interface Field {
  readonly node: GoNode
  readonly name: string
  readonly value: GoNode
}

/**
 * The edit that gives a field of `cors.New(…)` its value, or adds to it. Null where that takes a person.
 * @param separator what to put between the names of a string whose author writes a space there
 */
export function configEdit(
  call: GoNode,
  name: string,
  value: string,
  text: string,
  version: FiberVersion,
  separator = ',',
): TextEdit[] | null {
  const args = child(call, 'Arguments')
  const [argument, more] = args ? children(args).filter(isExpression) : []
  if (!args || more) return null
  if (!argument) {
    const written = writtenValue(name, value, [], version)
    return written === null
      ? null
      : [{ from: args.from + 1, to: args.to - 1, text: literalWith(name, written, text, call) }]
  }
  const typeNode = children(argument).find(isType)
  const literal = child(argument, 'LiteralValue')
  if (argument.name !== 'TypedLiteral' || !typeNode || !literal) return null
  const fields = fieldsOf(literal, text)
  const present = fields.find((field) => field.name === name)
  if (present) return changedField(present, value, fields, text, version, separator)
  const written = writtenValue(name, value, fields, version, text)
  if (written === null) return null
  return [addedField(literal, typeNode, fields, name, written, text, call)]
}

function fieldsOf(literal: GoNode, text: string): Field[] {
  return children(literal)
    .filter(({ name }) => name === 'Element')
    .flatMap((node) => {
      const key = child(node, 'Key')
      const value = children(node).find((part) => isExpression(part) || part.name === 'LiteralValue')
      return key && value ? [{ node, name: text.slice(key.from, key.to), value }] : []
    })
}

/** The strings of a list that is written out; null where it is not. */
function entriesOf(value: GoNode, text: string): string[] | null {
  if (value.name === 'String')
    return readString(text.slice(value.from, value.to))
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '')
  const literal = value.name === 'TypedLiteral' ? child(value, 'LiteralValue') : null
  if (!literal) return null
  const items = children(literal)
    .filter(({ name }) => name === 'Element')
    .map((element) => element.firstChild)
  if (items.some((item) => item?.name !== 'String')) return null
  return items.map((item) => (item ? readString(text.slice(item.from, item.to)) : ''))
}

function isTrue(fields: readonly Field[], name: string, text: string): boolean {
  return fields.some((field) => field.name === name && text.slice(field.value.from, field.value.to) === 'true')
}

/** Every origin is allowed: by `*`, or by default. */
function allowsAll(fields: readonly Field[], text: string): boolean {
  const origins = fields.find(({ name }) => name === 'AllowOrigins')
  if (!origins) return !fields.some(({ name }) => name === 'AllowOriginsFunc')
  const entries = entriesOf(origins.value, text)
  return entries !== null && (entries.includes('*') || entries.length === 0)
}

/** Whether the list can have an origin: releases that validate it refuse `null`. */
function canBeListed(value: string, version: FiberVersion): boolean {
  return value !== 'null' || !atLeast(version, '2.52.1')
}

/** The value of a field that is not there yet. */
function writtenValue(
  name: string,
  value: string,
  fields: readonly Field[],
  version: FiberVersion,
  text = '',
): string | null {
  switch (name) {
    case 'AllowOrigins':
      if (fields.some((field) => field.name === 'AllowOriginsFunc') || !canBeListed(value, version)) return null
      return value === '*' ? null : listOf([value], version)
    case 'AllowCredentials':
      return value !== 'true' || allowsAll(fields, text) ? null : 'true'
    case 'AllowMethods':
      return listOf([...defaultMethods(version), ...wantedOf(value)], version)
    case 'AllowHeaders':
      // Without the field every requested header is allowed: a list could only allow less.
      return null
    case 'ExposeHeaders':
      return listOf(wantedOf(value), version)
    case 'MaxAge':
      return /^\d+$/.test(value) ? value : null
    case 'AllowPrivateNetwork':
      return majorOf(version) === 3 && value === 'true' ? 'true' : null
    default:
      return null
  }
}

function wantedOf(value: string): string[] {
  return value
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

function listOf(entries: readonly string[], version: FiberVersion): string {
  return majorOf(version) === 3
    ? `[]string{${entries.map((each) => JSON.stringify(each)).join(', ')}}`
    : JSON.stringify(entries.join(','))
}

function changedField(
  field: Field,
  value: string,
  fields: readonly Field[],
  text: string,
  version: FiberVersion,
  separator: string,
): TextEdit[] | null {
  const { value: node, name } = field
  const replaced = (written: string): TextEdit[] => [{ from: node.from, to: node.to, text: written }]
  if (!LISTS.includes(name)) {
    const written = writtenValue(name, value, fields, version, text)
    return written === null ? null : replaced(written)
  }
  const entries = entriesOf(node, text)
  if (!entries) return null
  if (name === 'AllowOrigins') {
    if (!canBeListed(value, version)) return null
    if (value === '*') return isTrue(fields, 'AllowCredentials', text) ? null : replaced(listOf(['*'], version))
    if (entries.includes('*')) return replaced(listOf([value], version))
  }
  const wanted = name === 'AllowOrigins' ? [value] : wantedOf(value)
  const missing = wanted.filter((each) => !entries.some((entry) => entry.toLowerCase() === each.toLowerCase()))
  if (missing.length === 0) return null
  if (entries.length === 0) return replaced(listOf(missing, version))
  return [appended(node, missing, text, separator)]
}

/** The list with more at its end; the rest of it stays as it is written. */
function appended(node: GoNode, missing: readonly string[], text: string, wanted: string): TextEdit {
  if (node.name === 'String') {
    const quote = text[node.from] as string
    // The author's way of writing a list, where it works: before 2.43, Fiber does not trim an origin.
    const between = text.slice(node.from, node.to).includes(', ') ? wanted : ','
    return { from: node.to - 1, to: node.to, text: `${between}${missing.join(between)}${quote}` }
  }
  const elements = children(child(node, 'LiteralValue') ?? node).filter(({ name }) => name === 'Element')
  const last = elements.at(-1) ?? node
  const ownLine = text.lastIndexOf('\n', last.from) > node.from
  const separator = ownLine ? `,\n${indentAt(text, last.from)}` : ', '
  return { from: last.to, to: last.to, text: missing.map((each) => `${separator}${JSON.stringify(each)}`).join('') }
}

function literalWith(name: string, written: string, text: string, call: GoNode): string {
  const indent = indentAt(text, call.from)
  return `cors.Config{\n${indent}\t${name}: ${written},\n${indent}}`
}

function addedField(
  literal: GoNode,
  type: GoNode,
  fields: readonly Field[],
  name: string,
  written: string,
  text: string,
  call: GoNode,
): TextEdit {
  const last = fields.at(-1)
  if (!last) return { from: type.from, to: literal.to, text: literalWith(name, written, text, call) }
  const ownLine = text.lastIndexOf('\n', last.node.from) > literal.from
  if (!ownLine) return { from: last.node.to, to: last.node.to, text: `, ${name}: ${written}` }
  // gofmt aligns the values of neighbouring lines.
  const column = last.value.from - last.node.from
  const padded = `${name}:`.padEnd(Math.max(column, name.length + 2))
  const comma = children(literal).find((part) => part.name === ',' && part.from >= last.node.to)
  return {
    from: comma?.to ?? last.node.to,
    to: comma?.to ?? last.node.to,
    text: `\n${indentAt(text, last.node.from)}${padded}${written},`,
  }
}
