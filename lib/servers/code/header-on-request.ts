/** The remark on a header of CORS that is written into the request: `req.headers['Access-Control-Allow-Origin'] = …`. */
import { rangeOf } from '../../javascript/diagnostic.ts'
import type { ParsedModule } from '../../javascript/parse.ts'
import { child, everyNode, type JavaScriptNode, nameOf, textOf } from '../../javascript/syntax-tree.ts'
import type { Diagnostic } from '../dialect.ts'

/** Whether a node gives a header of the request a value. */
export function writesIntoRequest(node: JavaScriptNode): boolean {
  const left = node.type === 'AssignmentExpression' ? child(node, 'left') : null
  const headers = child(left ?? node, 'object')
  if (!left || !headers || nameOf(child(headers, 'property')) !== 'headers') return false
  const request = child(headers, 'object')
  const name = request && (request.type === 'Identifier' ? nameOf(request) : nameOf(child(request, 'property')))
  return /^(req|request)$/.test(name ?? '')
}

/** Warnings about headers of CORS that a program writes into the request. */
export function headersOnRequest({ text, body }: ParsedModule): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  for (const node of everyNode(body ?? [])) {
    const name = writesIntoRequest(node) ? textOf(child(child(node, 'left') ?? node, 'property')) : null
    if (name === null || !/^access-control-/i.test(name)) continue
    found.push({
      ...rangeOf(text, node.start, node.end),
      severity: 'warning',
      code: 'header-on-request',
      about: name.toLowerCase(),
      message: `This writes \`${name}\` into the request, and no browser sees that. It is a header of the response: write \`res.set('${name}', …)\`.`,
    })
  }
  return found
}
