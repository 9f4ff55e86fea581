/** The remark on a middleware that is handed over without being made: `app.use(cors)`. */
import { rangeOf } from '../../javascript/diagnostic.ts'
import type { ParsedModule } from '../../javascript/parse.ts'
import { children, nameOf } from '../../javascript/syntax-tree.ts'
import type { Diagnostic } from '../dialect.ts'
import { type CorsPackage, corsNames } from './cors-call.ts'
import { methodOf, programOf } from './program.ts'

/** Warnings about the places where `cors` is used as if it were the middleware. */
export function uncalledCors(parsed: ParsedModule, middleware: CorsPackage): readonly Diagnostic[] {
  const program = programOf(parsed)
  const names = corsNames(program, middleware)
  return program.nodes.flatMap((node) => {
    if (node.type !== 'CallExpression' || !TAKES_MIDDLEWARE.test(methodOf(node) ?? '')) return []
    return children(node, 'arguments').flatMap((argument): Diagnostic[] => {
      const name = argument.type === 'Identifier' ? nameOf(argument) : null
      if (name === null || !names.has(name)) return []
      return [
        {
          ...rangeOf(parsed.text, argument.start, argument.end),
          severity: 'warning',
          code: 'cors-not-called',
          about: 'access-control-allow-origin',
          message: `\`${name}\` is the function that makes the middleware: write \`${name}()\`. As it is, no request gets past this line.`,
          replacement: `${name}()`,
        },
      ]
    })
  })
}

const TAKES_MIDDLEWARE = /^(use|all|get|head|post|put|patch|delete|options)$/
