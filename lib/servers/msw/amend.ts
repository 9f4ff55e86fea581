/** Changes handlers so that their answers, or answers to preflights, have a header. */
import type { ParsedModule } from '../../javascript/parse.ts'
import { child, children, everyNode, type JavaScriptNode, nameOf, textOf } from '../../javascript/syntax-tree.ts'
import { amendHandSet, askingInMsw, headerSites, writtenValue } from '../code/hand-set.ts'
import { isOrigin } from '../code/origin-change.ts'
import {
  functionsAround,
  keyOf,
  lineOf,
  methodOf,
  newline,
  type Program,
  programOf,
  quoted,
  separatorAfter,
  sourceOf,
  valueOfNode,
} from '../code/program.ts'
import { oneValue } from '../code/several-values.ts'
import type { Amendment, RequiredHeader } from '../dialect.ts'
import { amendments, applyEdits, type TextEdit } from '../text-edit.ts'

type Edits = readonly TextEdit[]

/** The methods that need no permission: https://fetch.spec.whatwg.org/#cors-safelisted-method */
const SAFELISTED = ['GET', 'HEAD', 'POST']

export function amendMsw(parsed: ParsedModule, change: RequiredHeader): readonly Amendment[] {
  const program = programOf(parsed)
  const byHand = amendments(...oneValue(program, change, askingInMsw), ...amendHandSet(program, change, askingInMsw))
  if (change.preflight && (change.line === undefined || change.status !== undefined))
    return preflightHandlers(program, change)
  if (change.status !== undefined) return []
  return [...byHand, ...overrides(program, change), ...headersAdded(program, change)]
}

/** The call of `http.get(…)` on this line. */
function handlerOn(program: Program, line: number | undefined): JavaScriptNode | undefined {
  return program.nodes.find(
    (node) =>
      node.type === 'CallExpression' &&
      nameOf(objectOf(node)) === 'http' &&
      program.text.slice(0, node.start).split('\n').length === line,
  )
}

function objectOf(call: JavaScriptNode): JavaScriptNode | null {
  const callee = child(call, 'callee')
  return callee && child(callee, 'object')
}

/** A handler for OPTIONS with all that the call needs, before the first of the list. */
function preflightHandlers(program: Program, { asked, path }: RequiredHeader): readonly Amendment[] {
  if (!asked || !isOrigin(asked.origin)) return []
  const list = program.nodes.find(
    (node) =>
      node.type === 'ArrayExpression' && children(node, 'elements').some((each) => nameOf(objectOf(each)) === 'http'),
  )
  const first = list && children(list, 'elements')[0]
  if (!list || !first) return []
  const own = children(list, 'elements').find((each) => methodOf(each) === asked.method.toLowerCase())
  const [ownPath] = own ? children(own, 'arguments') : []
  const written = textOf(ownPath)
  const at =
    ownPath && written !== null && (written === path || written.endsWith(path) || /[*:]/.test(written))
      ? sourceOf(program, ownPath)
      : quoted(program, path)
  const star = own
    ? writtenValue(
        program,
        headerSites({ ...program, nodes: [...everyNode([own])] }),
        'access-control-allow-origin',
      ) === '*'
    : false
  const { indent } = lineOf(program.text, first.start)
  const gap = program.text.slice(list.start, first.start).includes('\n') ? newline(program.text) + indent : ' '
  const step = indent.includes('\t') ? '\t' : '  '
  return [...(star && !asked.credentials ? ['*'] : []), asked.origin].map((origin) => {
    const headers = [
      ['Access-Control-Allow-Origin', origin],
      ...(SAFELISTED.includes(asked.method) ? [] : [['Access-Control-Allow-Methods', asked.method]]),
      ...(asked.headers.length === 0 ? [] : [['Access-Control-Allow-Headers', asked.headers.join(', ')]]),
      ...(asked.credentials ? [['Access-Control-Allow-Credentials', 'true']] : []),
    ].map(([name = '', value = '']) => `${quoted(program, name)}: ${quoted(program, value)}`)
    const line = newline(program.text) + indent
    const handler = [
      `http.options(${at}, () =>`,
      `${step}new HttpResponse(null, {`,
      `${step}${step}status: 204,`,
      `${step}${step}headers: { ${headers.join(', ')} },`,
      `${step}}),`,
      '),',
    ].join(line)
    return {
      text: applyEdits(program.text, [{ from: first.start, to: first.start, text: handler + gap }]),
      says: `\`http.options(${at}, …)\` answers the preflight with 204 and ${headers.length === 1 ? 'its header' : 'its headers'}.`,
    }
  })
}

/** Headers of a shared object get one of their own, in the handler that answered. */
function overrides(program: Program, change: RequiredHeader): readonly Amendment[] {
  const handler = handlerOn(program, change.line)
  const origin = change.asked?.origin
  if (!handler || origin === undefined || !isOrigin(origin)) return []
  const edits = [...everyNode([handler])].flatMap((node): Edits => {
    if (node.type !== 'ObjectProperty' || keyOf(node) !== 'headers') return []
    const value = child(node, 'value')
    const shared = value?.type === 'Identifier' ? valueOfNode(program, value) : null
    if (!value || shared?.type !== 'ObjectExpression') return []
    const old = children(shared, 'properties').find((one) => keyOf(one)?.toLowerCase() === change.header.toLowerCase())
    const from = askingInMsw(program, functionsAround(program, node))
    if (!from) return []
    const is = `${from.expression} === ${quoted(program, origin)}`
    const name = quoted(program, change.header)
    const kept = old && child(old, 'value')
    const own = kept
      ? `${name}: ${is} ? ${quoted(program, change.value)} : ${sourceOf(program, kept)}`
      : `...(${is} && { ${name}: ${quoted(program, change.value)} })`
    const written = `{ ...${sourceOf(program, value)}, ${own} }`
    return [{ from: node.start, to: node.end, text: `headers: ${written}` }, ...from.edits]
  })
  return edits.length > 0 ? [{ text: applyEdits(program.text, distinct(edits)) }] : []
}

/** Every response of the handler that answered gets the header. */
function headersAdded(program: Program, change: RequiredHeader): readonly Amendment[] {
  const handler = handlerOn(program, change.line)
  if (!handler) return []
  const pair = `${quoted(program, change.header)}: ${quoted(program, change.value)}`
  const edits = [...everyNode([handler])].flatMap((node): Edits => {
    if (!isResponse(node)) return []
    const [body, init] = children(node, 'arguments')
    const options = init && valueOfNode(program, init)
    if (!init) {
      const open = program.text.lastIndexOf('(', node.end - 1)
      return body
        ? [{ from: body.end, to: body.end, text: `, { headers: { ${pair} } }` }]
        : [{ from: open + 1, to: node.end - 1, text: `null, { headers: { ${pair} } }` }]
    }
    if (options?.type !== 'ObjectExpression') return []
    const given = children(options, 'properties').find((one) => keyOf(one) === 'headers')
    const headers = given && valueOfNode(program, child(given, 'value'))
    const into = given ? headers : options
    if (into?.type !== 'ObjectExpression') return []
    const last = children(into, 'properties').at(-1)
    const written = given ? pair : `headers: { ${pair} }`
    if (!last) return [{ from: into.start, to: into.end, text: `{ ${written} }` }]
    return [{ from: last.end, to: last.end, text: separatorAfter(program.text, into, last) + written }]
  })
  return edits.length > 0 ? [{ text: applyEdits(program.text, distinct(edits)) }] : []
}

/** `HttpResponse.json(…)`, `new HttpResponse(…)`, `new Response(…)`. */
function isResponse(node: JavaScriptNode): boolean {
  if (node.type === 'NewExpression') return /^(Http)?Response$/.test(nameOf(child(node, 'callee')) ?? '')
  if (node.type !== 'CallExpression' || !/^(json|text|html|xml|arrayBuffer|formData)$/.test(methodOf(node) ?? ''))
    return false
  return /^(Http)?Response$/.test(nameOf(objectOf(node)) ?? '')
}

/** Without the second of two equal edits, as two responses of one handler ask for. */
function distinct(edits: Edits): Edits {
  return edits.filter(
    (edit, index) => edits.findIndex(({ from, text }) => from === edit.from && text === edit.text) === index,
  )
}
