import {
  ANY,
  BOOL,
  BYTE,
  ERROR,
  FLOAT,
  type FuncType,
  func,
  INT,
  pointer,
  STRING,
  type StructField,
  slice,
  type Type,
  UNKNOWN,
} from '../machine/types.ts'
import type { GoNode } from '../read/node.ts'
import { child, children, isType } from '../read/parse.ts'
import { similarName } from '../read/similar-name.ts'
import type { Within } from './compilation.ts'

/** The types that need no import. */
export const PREDECLARED: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['string', STRING],
  ['bool', BOOL],
  ['byte', BYTE],
  ['error', ERROR],
  ['any', ANY],
  ['float64', FLOAT],
  ['float32', { ...FLOAT, name: 'float32' }],
  ['int', INT],
  ...['int8', 'int16', 'int32', 'int64', 'uint', 'uint8', 'uint16', 'uint32', 'uint64', 'rune'].map(
    (name): [string, Type] => [name, name === 'uint8' ? BYTE : { ...INT, name }],
  ),
])

/** What a type expression means. Reports what it does not know. */
export function compileType(node: GoNode, within: Within): Type {
  const { on, scope } = within
  const inner = () => {
    const found = children(node).find(isType)
    return found ? compileType(found, within) : UNKNOWN
  }
  switch (node.name) {
    case 'TypeName': {
      const name = on.source(node)
      const meaning = scope.find(name)
      if (meaning?.kind === 'type') return meaning.type
      if (meaning) on.report(node, 'not-a-type', `${name} is not a type`)
      else {
        const known = PREDECLARED.get(name)
        if (known) return known
        undefinedName(node, name, within)
      }
      return UNKNOWN
    }
    case 'QualifiedType': {
      const [pkg = '', name = ''] = on.source(node).split(/\s*\.\s*/)
      const meaning = scope.find(pkg)
      if (meaning?.kind !== 'package') {
        undefinedName(node.firstChild ?? node, pkg, within)
        return UNKNOWN
      }
      meaning.used = true
      const member = meaning.pkg.members.get(name)
      if (member?.kind === 'type') return member.type
      const near = similarName(name, meaning.pkg.members.keys())
      if (near) on.report(node, 'undefined', `undefined: ${pkg}.${name}`, { remedy: `Write ${pkg}.${near}.` })
      else on.refuse(node, `${pkg}.${name}`, 'Take it out, or write a type of your own.')
      return UNKNOWN
    }
    case 'PointerType':
      return pointer(inner())
    case 'SliceType':
      return slice(inner())
    case 'ParenthesizedType':
      return inner()
    case 'MapType': {
      const [key, value] = children(node).filter(isType)
      return {
        kind: 'map',
        key: key ? compileType(key, within) : UNKNOWN,
        value: value ? compileType(value, within) : UNKNOWN,
      }
    }
    case 'FunctionType':
      return compileSignature(node, within).type
    case 'InterfaceType':
      if (children(child(node, 'InterfaceBody') ?? node).length <= 2) return ANY
      on.refuse(node, 'An interface with methods', 'Use the type itself.')
      return UNKNOWN
    case 'StructType':
      return { kind: 'struct', fields: compileFields(node, within) }
    case 'ArrayType':
      on.refuse(node, 'An array with a fixed length', 'Use a slice: [] without the number.')
      return UNKNOWN
    case 'ChannelType':
      on.refuse(node, 'A channel', 'Handlers here run one after the other; take it out.')
      return UNKNOWN
    default:
      on.refuse(node, 'This type', 'Use a simpler one.')
      return UNKNOWN
  }
}

/** What is called otherwise elsewhere. */
const OF_OTHER_LANGUAGES: Readonly<Record<string, string>> = {
  null: 'nil',
  undefined: 'nil',
  None: 'nil',
  True: 'true',
  False: 'false',
  boolean: 'bool',
  String: 'string',
  number: 'int',
}

/** Reports a name that means nothing, with the one that was probably meant. */
export function undefinedName(node: GoNode, name: string, { on, scope }: Within): void {
  const standard = [...on.packages.values()].find((pkg) => pkg.name === name)
  if (standard) {
    on.report(node, 'undefined', `undefined: ${name}`, { remedy: `Import "${standard.path}".` })
    return
  }
  const near =
    (Object.hasOwn(OF_OTHER_LANGUAGES, name) ? OF_OTHER_LANGUAGES[name] : null) ??
    // Each is compared with every name; Go itself stops after ten errors.
    (on.diagnostics.length < 100 ? similarName(name, scope.visible) : null)
  on.report(node, 'undefined', `undefined: ${name}`, near ? { remedy: `Write ${near}.`, replacement: near } : {})
}

/** The fields of a `struct { … }`. */
export function compileFields(node: GoNode, within: Within): StructField[] {
  const { on } = within
  const body = child(node, 'StructBody')
  if (!body) return []
  return children(body)
    .filter(({ name }) => name === 'FieldDecl')
    .flatMap((field) => {
      const typeNode = children(field).find(isType)
      const tagNode = child(field, 'String')
      const names = children(field).filter(({ name }) => name === 'FieldName')
      if (names.length === 0) {
        return typeNode ? [embeddedField(field, typeNode, within)] : []
      }
      const type = typeNode ? compileType(typeNode, within) : UNKNOWN
      const tag = tagNode ? on.source(tagNode).slice(1, -1) : ''
      return names.map((name) => ({ name: on.source(name), type, tag }))
    })
}

/** `Base` or `*fiber.App` without a name: the name is that of the type. */
function embeddedField(field: GoNode, typeNode: GoNode, within: Within): StructField {
  const type = compileType(typeNode, within)
  const name = within.on.source(typeNode).split('.').at(-1) ?? ''
  const isPointer = child(field, '*') !== null
  return { name, type: isPointer ? pointer(type) : type, tag: '', embedded: true }
}

export interface NamedParam {
  /** Empty for a parameter without a name. */
  readonly name: string
  readonly type: Type
  readonly from: number
  readonly to: number
}

/** The parameters and results of a function, a method or a type of functions. */
export function compileSignature(
  node: GoNode,
  within: Within,
): { type: FuncType; params: NamedParam[]; results: NamedParam[] } {
  const parts = children(node)
  const lists = parts.filter(({ name }) => name === 'Parameters')
  // A method's first list is its receiver.
  const own = node.name === 'MethodDecl' ? lists.slice(1) : lists
  const [paramList, resultList] = own
  const params = paramList ? paramsOf(paramList, within) : { named: [], variadic: false }
  const results = resultList ? paramsOf(resultList, within).named : []
  const single = parts.find((part) => isType(part) && (!paramList || part.from >= paramList.to))
  if (single) results.push({ name: '', type: compileType(single, within), from: single.from, to: single.to })
  return {
    params: params.named,
    results,
    type: func(
      params.named.map(({ type }) => type),
      results.map(({ type }) => type),
      params.variadic,
    ),
  }
}

/** `(a, b string, rest ...int)` */
export function paramsOf(list: GoNode, within: Within): { named: NamedParam[]; variadic: boolean } {
  const { on } = within
  let variadic = false
  const named: NamedParam[] = []
  for (const param of children(list).filter(({ name }) => name === 'Parameter')) {
    const typeNode = children(param).find(isType)
    const type = typeNode ? compileType(typeNode, within) : UNKNOWN
    if (child(param, '...')) variadic = true
    const names = children(param).filter(({ name }) => name === 'DefName')
    if (names.length === 0) named.push({ name: '', type, from: param.from, to: param.to })
    for (const name of names) named.push({ name: on.source(name), type, from: name.from, to: name.to })
  }
  return { named, variadic }
}
