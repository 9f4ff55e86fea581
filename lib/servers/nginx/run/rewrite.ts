import { RETURN_URL } from '../check/rewrite-checks.ts'
import type { Directive } from '../read/blocks.ts'
import { type Condition, readCondition } from '../read/condition.ts'
import type { Level } from '../read/levels.ts'
import { compilePcre } from '../read/pcre.ts'
import { evaluate, readVariable } from './evaluate.ts'
import type { Exchange } from './exchange.ts'
import { fileExists } from './files.ts'
import { ConnectionClosed, type Reply, textReply } from './reply.ts'

/** How the rewriting of a request ends, where it does not simply go on. */
export type Rewritten =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'status'; readonly status: number; readonly location?: string }
  /** The path has changed: its location has to be looked for again. */
  | { readonly kind: 'again' }

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]

/**
 * Runs `set`, `if`, `return`, `rewrite` and `break` of a level, in their order. An `if` that holds becomes the level of
 * the request, so the last one that holds decides on the headers: it is a block like any other.
 * https://github.com/nginx/nginx/blob/release-1.22.1/src/http/modules/ngx_http_rewrite_module.c
 * @throws ConnectionClosed for `return 444`
 */
export function runRewrites(x: Exchange, level: Level): Rewritten | null {
  const state = { changed: false }
  const ended = runCodes(x, level, state)
  if (ended !== null && ended !== 'end') return ended
  return state.changed ? { kind: 'again' } : null
}

function runCodes(x: Exchange, level: Level, state: { changed: boolean }): Rewritten | 'end' | null {
  for (const directive of level.rewrites) {
    const { name, args } = directive
    switch (name.text) {
      case 'set':
        setVariable(x, args[0]?.text ?? '', evaluate(x, args[1]?.text ?? ''))
        break
      case 'break':
        state.changed = false
        return 'end'
      case 'return':
        return returned(x, args[0]?.text ?? '', args[1]?.text)
      case 'rewrite': {
        const result = rewritten(x, directive, state)
        if (result) return result
        break
      }
      case 'if': {
        const inner = level.inner.get(directive)
        const read = readCondition(args)
        if (!inner || 'error' in read || !holds(x, read.condition)) break
        x.level = inner
        const result = runCodes(x, inner, state)
        if (result) return result
      }
    }
  }
  return null
}

function setVariable(x: Exchange, variable: string, value: string): void {
  const name = variable.slice(1).toLowerCase()
  if (name === 'args') x.args = value
  else x.setValue(name, value)
}

function returned(x: Exchange, code: string, text: string | undefined): Rewritten {
  if (text === undefined && RETURN_URL.test(code)) return { kind: 'status', status: 302, location: evaluate(x, code) }
  const status = Number(code)
  if (status === 444) throw new ConnectionClosed('nginx closed the connection without an answer: `return 444`.')
  if (REDIRECTS.includes(status)) return { kind: 'status', status, location: evaluate(x, text ?? '') }
  if (status >= 400 && !text) return { kind: 'status', status }
  // `$status` in the text is this one already.
  x.sentStatus = status
  return { kind: 'reply', reply: textReply(x, status, evaluate(x, text ?? '')) }
}

function holds(x: Exchange, condition: Condition): boolean {
  switch (condition.kind) {
    case 'set': {
      const value = readVariable(x, condition.variable)
      return value !== '' && value !== '0'
    }
    case 'equal':
      return (readVariable(x, condition.variable) === evaluate(x, condition.value)) !== condition.negated
    case 'regex': {
      const compiled = compilePcre(condition.pattern, condition.caseless)
      const match = 'regex' in compiled ? compiled.regex.exec(readVariable(x, condition.variable)) : null
      if (match) x.matched(match)
      return (match !== null) !== condition.negated
    }
    case 'file':
      return fileExists(x, evaluate(x, condition.path), condition.test) !== condition.negated
  }
}

function rewritten(x: Exchange, { args }: Directive, state: { changed: boolean }): Rewritten | 'end' | null {
  const [pattern = '', replacement = '', flag] = args.map(({ text }) => text)
  const compiled = compilePcre(pattern, false)
  const match = 'regex' in compiled ? compiled.regex.exec(x.uri) : null
  if (!match) return null
  x.matched(match)
  const redirects = flag === 'redirect' || flag === 'permanent' || RETURN_URL.test(replacement)
  const status = flag === 'permanent' ? 301 : 302
  const keepsArgs = !replacement.endsWith('?')
  const [path = '', ...query] = (keepsArgs ? replacement : replacement.slice(0, -1)).split('?')
  const hasQuery = query.length > 0
  const target = evaluate(x, path)
  const own = evaluate(x, query.join('?'))
  const all = hasQuery
    ? [own, ...(keepsArgs && x.args !== '' ? [x.args] : [])].join(own === '' ? '' : '&')
    : keepsArgs
      ? x.args
      : ''
  if (redirects) {
    const escaped = encodeURI(target).replaceAll('%25', '%')
    return { kind: 'status', status, location: all === '' ? escaped : `${escaped}?${all}` }
  }
  x.uri = target
  x.args = all
  x.unchanged = false
  state.changed = true
  if (target === '') return { kind: 'status', status: 500 }
  if (flag === 'last') return 'end'
  if (flag !== 'break') return null
  x.inLocation = false
  state.changed = false
  return 'end'
}
