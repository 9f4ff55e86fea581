import type { Directive } from '../read/blocks.ts'
import { type Condition, readCondition } from '../read/condition.ts'
import type { Level } from '../read/levels.ts'
import { compilePcre } from '../read/pcre.ts'
import { RETURN_URL } from '../read/return-url.ts'
import { evaluate, readVariable } from './evaluate.ts'
import { fileExists } from './files.ts'
import { ConnectionClosed, type Reply, textReply } from './reply.ts'
import type { RequestContext } from './request-context.ts'

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
export function runRewrites(ctx: RequestContext, level: Level): Rewritten | null {
  const state = { changed: false }
  const ended = runCodes(ctx, level, state)
  if (ended !== null && ended !== 'end') return ended
  return state.changed ? { kind: 'again' } : null
}

function runCodes(ctx: RequestContext, level: Level, state: { changed: boolean }): Rewritten | 'end' | null {
  for (const directive of level.rewrites) {
    const { name, args } = directive
    ctx.line = name.from.line
    switch (name.text) {
      case 'set':
        setVariable(ctx, args[0]?.text ?? '', evaluate(ctx, args[1]?.text ?? ''))
        break
      case 'break':
        state.changed = false
        return 'end'
      case 'return':
        return returned(ctx, args[0]?.text ?? '', args[1]?.text)
      case 'rewrite': {
        const result = rewritten(ctx, directive, state)
        if (result) return result
        break
      }
      case 'if': {
        const inner = level.inner.get(directive)
        const read = readCondition(args)
        if (!inner || 'error' in read || !isTrue(ctx, read.condition)) break
        ctx.level = inner
        const result = runCodes(ctx, inner, state)
        if (result) return result
      }
    }
  }
  return null
}

function setVariable(ctx: RequestContext, variable: string, value: string): void {
  const name = variable.slice(1).toLowerCase()
  if (name === 'args') ctx.args = value
  else ctx.setValue(name, value)
}

function returned(ctx: RequestContext, code: string, text: string | undefined): Rewritten {
  if (text === undefined && RETURN_URL.test(code)) return { kind: 'status', status: 302, location: evaluate(ctx, code) }
  const status = Number(code)
  if (status === 444) throw new ConnectionClosed('nginx closed the connection without an answer: `return 444`.')
  if (REDIRECTS.includes(status)) return { kind: 'status', status, location: evaluate(ctx, text ?? '') }
  if (status >= 400 && !text) return { kind: 'status', status }
  // `$status` in the text is this one already.
  ctx.sentStatus = status
  return { kind: 'reply', reply: textReply(ctx, status, evaluate(ctx, text ?? '')) }
}

function isTrue(ctx: RequestContext, condition: Condition): boolean {
  switch (condition.kind) {
    case 'set': {
      const value = readVariable(ctx, condition.variable)
      return value !== '' && value !== '0'
    }
    case 'equal':
      return (readVariable(ctx, condition.variable) === evaluate(ctx, condition.value)) !== condition.negated
    case 'regex': {
      const compiled = compilePcre(condition.pattern, condition.caseless)
      const match = 'regex' in compiled ? compiled.regex.exec(readVariable(ctx, condition.variable), ctx.budget) : null
      if (match) ctx.matched(match)
      return (match !== null) !== condition.negated
    }
    case 'file':
      return fileExists(ctx, evaluate(ctx, condition.path), condition.test) !== condition.negated
  }
}

function rewritten(ctx: RequestContext, { args }: Directive, state: { changed: boolean }): Rewritten | 'end' | null {
  const [pattern = '', replacement = '', flag] = args.map(({ text }) => text)
  const compiled = compilePcre(pattern, false)
  const match = 'regex' in compiled ? compiled.regex.exec(ctx.uri, ctx.budget) : null
  if (!match) return null
  ctx.matched(match)
  const redirects = flag === 'redirect' || flag === 'permanent' || RETURN_URL.test(replacement)
  const status = flag === 'permanent' ? 301 : 302
  const keepsArgs = !replacement.endsWith('?')
  const [path = '', ...query] = (keepsArgs ? replacement : replacement.slice(0, -1)).split('?')
  const hasQuery = query.length > 0
  const target = evaluate(ctx, path)
  const own = evaluate(ctx, query.join('?'))
  const all = hasQuery
    ? [own, ...(keepsArgs && ctx.args !== '' ? [ctx.args] : [])].join(own === '' ? '' : '&')
    : keepsArgs
      ? ctx.args
      : ''
  if (redirects) {
    const escaped = encodeURI(target).replaceAll('%25', '%')
    return { kind: 'status', status, location: all === '' ? escaped : `${escaped}?${all}` }
  }
  ctx.uri = target
  ctx.args = all
  ctx.unchanged = false
  state.changed = true
  if (target === '') return { kind: 'status', status: 500 }
  if (flag === 'last') return 'end'
  if (flag !== 'break') return null
  ctx.inLocation = false
  state.changed = false
  return 'end'
}
