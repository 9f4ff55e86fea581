/** Remarks on the options of a cors middleware that it silently ignores. */

import { rangeOf } from '../../javascript/diagnostic.ts'
import type { ParsedModule } from '../../javascript/parse.ts'
import { child, children, everyNode, type JavaScriptNode, nameOf, textOf } from '../../javascript/syntax-tree.ts'
import type { Diagnostic } from '../dialect.ts'
import { LETS_STRANGERS_IN, partProblem, patternProblem } from '../origin-pattern.ts'
import { allowsAnyOrigin } from './any-origin.ts'
import { type CorsPackage, corsCalls, optionOf } from './cors-call.ts'
import { knownOptions, meantOption } from './option-name.ts'

const ABOUT_ORIGIN = { about: 'access-control-allow-origin' }

/** Warnings about the calls of the middleware in this text. */
export function corsRemarks(parsed: ParsedModule, middleware: CorsPackage): readonly Diagnostic[] {
  const { text } = parsed
  const found: Diagnostic[] = []
  const warn = (
    node: JavaScriptNode,
    code: string,
    message: string,
    more: Pick<Diagnostic, 'replacement' | 'about'> = {},
  ) => found.push({ ...rangeOf(text, node.start, node.end), severity: 'warning', code, message, ...more })

  const seen = new Set<JavaScriptNode>()
  for (const { call, options } of corsCalls(parsed, middleware)) {
    if (typeof options === 'string' || seen.has(options)) continue
    seen.add(options)
    checkNames(options)
    const origin = value(options, 'origin')
    if (origin) checkOrigin(origin)
    if (origin) checkStrangers(origin)
    checkCredentials(options, call, origin)
  }
  return found

  function value(options: JavaScriptNode, name: string): JavaScriptNode | null {
    const option = optionOf(options, name)
    return option && child(option, 'value')
  }

  function checkNames(options: JavaScriptNode): void {
    const known = knownOptions(middleware)
    for (const property of children(options, 'properties')) {
      const key = property.computed === true ? null : child(property, 'key')
      const name = nameOf(key)
      if (!key || name === null || known.includes(name)) continue
      const meant = meantOption(name, middleware)
      const remedy = meant === undefined ? `There is ${known.join(', ')}.` : `Here it is called \`${meant}\`.`
      const [about] = Object.entries(middleware.options).find(([, option]) => option === meant) ?? []
      const message = `\`cors()\` has no option \`${name}\` and passes over it without a word. ${remedy}`
      // A shorthand is the name of a variable too.
      const replacement = meant === undefined || property.shorthand !== true ? meant : `${meant}: ${name}`
      warn(key, 'unknown-option', message, {
        ...(replacement === undefined ? {} : { replacement }),
        ...(about === undefined ? {} : { about }),
      })
    }
  }

  function checkOrigin(origin: JavaScriptNode): void {
    const items = origin.type === 'ArrayExpression' ? children(origin, 'elements') : [origin]
    for (const item of items) {
      const written = textOf(item)
      if (written === null) continue
      if (written === '*') {
        if (origin.type !== 'ArrayExpression') continue
        warn(
          item,
          'star-in-list',
          "In a list, `*` is a text like any other, and no browser sends it. Write `origin: '*'`.",
          ABOUT_ORIGIN,
        )
      } else if (written.includes('*')) {
        const remedy = middleware.patterns ? 'Write a regular expression' : 'Write a function'
        warn(
          item,
          'no-patterns',
          `\`*\` inside an origin has no meaning here: the text is compared as it is. ${remedy}.`,
          ABOUT_ORIGIN,
        )
      } else checkSerialized(item, written)
    }
    if (origin.type === 'StringLiteral' && String(origin.value).includes(',')) {
      warn(
        origin,
        'origins-in-one-text',
        "One text is one origin, whatever it contains. Write a list: `['https://a.example', 'https://b.example']`.",
        ABOUT_ORIGIN,
      )
    }
  }

  /** Tests by a part of the origin, in the expressions of a list and in a function. */
  function checkStrangers(origin: JavaScriptNode): void {
    for (const node of everyNode([origin])) {
      const problem = node.type === 'RegExpLiteral' ? patternProblem(String(node.pattern)) : partProblemOf(node)
      if (problem) warn(node, LETS_STRANGERS_IN, problem)
    }
  }

  function checkSerialized(item: JavaScriptNode, written: string): void {
    if (written === 'null' || written.includes(',')) return
    let right: string | undefined
    try {
      const url = new URL(/^[a-z][a-z\d+.-]*:\/\//i.test(written) ? written : `https://${written}`)
      if (url.origin !== 'null') right = url.origin
    } catch {
      // Not an address, so there is nothing to suggest.
    }
    if (right === written) return
    warn(
      item,
      'no-origin',
      `${JSON.stringify(written)} is not how browsers write an origin: scheme, host, and a port that is not the usual one, with no slash at the end. No request will match it.`,
      right === undefined ? {} : { replacement: `'${right}'` },
    )
  }

  function checkCredentials(options: JavaScriptNode, call: JavaScriptNode, origin: JavaScriptNode | null): void {
    const credentials = value(options, 'credentials')
    if (!credentials) return
    if (middleware.strictCredentials && textOf(credentials) === 'true') {
      warn(credentials, 'credentials-text', "Only `true` itself allows credentials, not the text 'true'.", {
        replacement: 'true',
        about: 'access-control-allow-credentials',
      })
    }
    if (credentials.type !== 'BooleanLiteral' || credentials.value !== true) return
    const isStar = origin ? textOf(origin) === '*' : optionOf(options, 'origin') === null && isPlain(options)
    if (isStar) {
      warn(
        origin ?? call,
        'star-with-credentials',
        'Browsers do not accept `*` for a request with credentials, and that is what goes out here. Name the origins that may read.',
      )
    } else if (origin && allowsAnyOrigin(origin) && (middleware.patterns || origin.type !== 'BooleanLiteral')) {
      warn(
        origin,
        'any-origin-with-credentials',
        'This answers with whatever origin asks, and credentials are allowed: every site can read what this server shows its users. Name the origins that may.',
      )
    }
  }
}

function isPlain(options: JavaScriptNode): boolean {
  return children(options, 'properties').every((one) => one.type !== 'SpreadElement')
}

/** A call such as `origin.endsWith('example.com')`. */
function partProblemOf(node: JavaScriptNode): string | null {
  const called = /^(Optional)?CallExpression$/.test(node.type) ? child(node, 'callee') : null
  const part = textOf(children(node, 'arguments')[0])
  if (!called || part === null || child(called, 'object')?.type === 'ArrayExpression') return null
  return partProblem(nameOf(child(called, 'property')) ?? '', part)
}
