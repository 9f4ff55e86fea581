import type { Directive } from '../read/blocks.ts'
import { readCondition } from '../read/condition.ts'
import { RETURN_URL } from '../read/return-url.ts'
import { isReadOnlyVariable } from '../read/variable-names.ts'
import type { CheckContext } from './check-context.ts'

export function checkSet(check: CheckContext, directive: Directive): boolean {
  const [variable, value] = directive.args
  const name = (variable?.text ?? '').slice(1).toLowerCase()
  if (!variable?.text.startsWith('$') || name === '') {
    const hint = variable?.text.startsWith('$') ? '' : `Write \`$${variable?.text ?? ''}\`.`
    check.fail(directive, 'variable-invalid', `invalid variable name "${variable?.text ?? ''}"`, variable, hint)
    return false
  }
  if (isReadOnlyVariable(name)) {
    check.fail(
      directive,
      'variable-read-only',
      `the duplicate "${name}" variable`,
      variable,
      'nginx itself gives it its value.',
    )
    return false
  }
  check.define(name)
  check.template(directive, value)
  return true
}

export function checkReturn(check: CheckContext, directive: Directive): boolean {
  const [code, text] = directive.args
  const isCode = /^\d{1,3}$/.test(code?.text ?? '')
  if (!isCode && (text || !RETURN_URL.test(code?.text ?? ''))) {
    const hint = 'A status comes first, as in `return 204;` or `return 301 https://bar.other/;`.'
    check.fail(directive, 'return-code', `invalid return code "${code?.text ?? ''}"`, code, hint)
    return false
  }
  check.template(directive, isCode ? text : code)
  return true
}

export function checkRewrite(check: CheckContext, directive: Directive): boolean {
  const [pattern, replacement, flag] = directive.args
  if (pattern) check.regex(directive, pattern, pattern.text, false)
  if (flag && !['last', 'break', 'redirect', 'permanent'].includes(flag.text)) {
    check.fail(directive, 'invalid-parameter', `invalid parameter "${flag.text}"`, flag)
  }
  check.template(directive, replacement)
  return true
}

export function checkIf(check: CheckContext, directive: Directive): boolean {
  const read = readCondition(directive.args)
  if ('error' in read) {
    const hint = read.error.includes('"==" in condition') ? 'nginx compares with one `=`.' : ''
    check.fail(directive, 'condition-invalid', read.error, read.at, hint)
    return true
  }
  const { condition } = read
  const last = directive.args.at(-1)
  const first = directive.args.find(({ text }) => text.includes('$')) ?? last
  if (condition.kind !== 'file' && first) check.use(condition.variable, first)
  if (condition.kind === 'equal' && last) check.template(directive, { ...last, text: condition.value })
  if (condition.kind === 'file' && last) check.template(directive, { ...last, text: condition.path })
  if (condition.kind === 'regex' && last) {
    check.regex(directive, last, condition.pattern, condition.caseless)
    if (condition.variable.toLowerCase() === 'http_origin') check.originPattern(last, condition.pattern)
  }
  return true
}
