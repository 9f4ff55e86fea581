import { type Directive, readConfiguration } from '../read/blocks.ts'
import { includedText } from '../read/included-files.ts'
import { problemWithValue, SINGLE_VALUES } from '../read/values.ts'
import { CheckContext } from './check-context.ts'
import { checkDetails, ENTRIES_OF } from './directive-checks.ts'
import { type Context, type DirectiveSpec, specsOf } from './directives.ts'
import { checkLocations } from './location-checks.ts'
import { NOT_SIMULATED } from './not-simulated.ts'
import { Problems } from './problems.ts'
import { nearestDirective, UNKNOWN_HINTS } from './unknown-directive.ts'

/**
 * Reads and checks a configuration as nginx does at its start. Never throws.
 * @param onLine called with the line of each directive before it is checked
 */
export function checkConfiguration(
  text: string,
  onLine?: (line: number) => void,
): {
  readonly directives: readonly Directive[]
  readonly problems: Problems
} {
  const { directives, error } = readConfiguration(text)
  const problems = new Problems()
  const check = new CheckContext(problems, onLine)
  // With an `http` at the top it is a whole nginx.conf, else what goes into the `http` of one.
  const whole = directives.some(({ name }) => name.text === 'http')
  checkBlock(check, directives, whole ? ['m'] : ['h', 'm'], null)
  check.finish()
  if (error?.message.startsWith('Preflight')) problems.remark('error', 'too-deep', `${error.message}.`, error)
  else if (error) problems.emerg('unreadable', error.message, error, error.from.line, unreadableHint(error.message))
  return { directives, problems }
}

function checkBlock(
  check: CheckContext,
  directives: readonly Directive[],
  contexts: readonly Context[],
  parent: Directive | null,
): void {
  const seen = new Set<string>()
  for (const directive of directives) checkDirective(check, directive, contexts, parent, seen)
  if (contexts.includes('s') || contexts.includes('l')) checkLocations(check, directives, parent)
}

function checkDirective(
  check: CheckContext,
  directive: Directive,
  contexts: readonly Context[],
  parent: Directive | null,
  seen: Set<string>,
): void {
  const name = directive.name.text
  check.onLine(directive.name.from.line)
  const specs = specsOf(name)
  if (specs.length === 0) {
    const meant = nearestDirective(name) ?? undefined
    const message = `unknown directive "${name}"`
    check.problems.emerg(
      'unknown-directive',
      message,
      directive.name,
      directive.line,
      hintFor(directive, true),
      false,
      meant,
    )
    return
  }
  const spec = specs.find((each) => contexts.some((context) => each.contexts.includes(context)))
  const problem = spec ? problemWithForm(directive, spec) : notAllowed(name, specs)
  if (problem || !spec) {
    const { code, message, hint } = problem ?? notAllowed(name, specs)
    check.fail(directive, code, message, directive.name, hint || hintFor(directive, false))
    return
  }
  const value = problemWithValue(
    name,
    spec.value,
    spec.words,
    directive.args.map(({ text }) => text),
  )
  if (SINGLE_VALUES.includes(spec.value)) {
    if (seen.has(name)) {
      check.fail(directive, 'duplicate-directive', `"${name}" directive is duplicate`)
      return
    }
    seen.add(name)
  }
  if (NOT_SIMULATED.has(name)) {
    const message = `This simulated nginx reads \`${name}\` and does not act on it.`
    check.problems.remark('info', 'not-simulated', message, directive.name)
  }
  if (value) check.fail(directive, 'invalid-value', value, directive.args[0])
  else if (checkDetails(check, directive, parent, seen)) checkInside(check, directive, contexts)
}

function checkInside(check: CheckContext, directive: Directive, contexts: readonly Context[]): void {
  const { name, args, block } = directive
  if (name.text === 'include') {
    const pattern = args[0]?.text ?? ''
    if (includedText(pattern) === null) {
      const message = `open() "${pattern.startsWith('/') ? pattern : `/etc/nginx/${pattern}`}" failed (2: No such file or directory)`
      check.fail(directive, 'include-missing', message, args[0], 'Put what it holds in place of this line.')
    }
    return
  }
  if (!block) return
  const entries = ENTRIES_OF[name.text]
  if (entries) {
    for (const entry of block) {
      if (entry.block) {
        check.problems.emerg('unexpected', 'unexpected "{"', entry.name, entry.line)
        return
      }
      entries(check, entry, directive)
    }
    return
  }
  const inside = contextInside(name.text, contexts)
  if (inside) checkBlock(check, block, [inside], directive)
  if (inside !== 'u' || !directive.complete || block.some((each) => each.name.text === 'server')) return
  // nginx has read the block by now, and names its last line.
  check.problems.emerg('upstream-empty', 'no servers are inside upstream', args[0] ?? name, directive.end.from.line)
}

function unreadableHint(message: string): string {
  switch (message) {
    case 'unexpected "}"':
      return 'Either a ";" is missing before it, or no block is open here.'
    case 'unexpected end of file, expecting "}"':
      return 'A block is open: write its "}".'
    case 'unexpected end of file, expecting ";" or "}"':
      return 'The last directive is not ended, or a quotation mark is missing.'
    case 'unexpected ";"':
      return 'Nothing stands before it.'
    default:
      return ''
  }
}

function contextInside(name: string, contexts: readonly Context[]): Context | null {
  switch (name) {
    case 'events':
      return 'e'
    case 'http':
      return 'h'
    case 'upstream':
      return 'u'
    case 'server':
      return 's'
    case 'location':
      return 'l'
    case 'if':
      return contexts.includes('s') ? 'S' : 'L'
    case 'limit_except':
      return 'x'
    default:
      return null
  }
}

type FormProblem = { readonly code: string; readonly message: string; readonly hint: string }

function problemWithForm({ name: { text: name }, args, block }: Directive, spec: DirectiveSpec): FormProblem | null {
  if (block && !spec.block) {
    return { code: 'not-terminated', message: `directive "${name}" is not terminated by ";"`, hint: '' }
  }
  if (!block && spec.block) {
    const hint = `\`${name}\` is followed by a block: write \`{ … }\` after it.`
    return { code: 'no-opening', message: `directive "${name}" has no opening "{"`, hint }
  }
  if (spec.takes(args.length)) return null
  return { code: 'argument-count', message: `invalid number of arguments in "${name}" directive`, hint: '' }
}

const PLACES: { readonly [context: string]: string } = {
  m: 'the top of the file',
  e: '`events`',
  h: '`http`',
  s: '`server`',
  l: '`location`',
  S: '`if` in `server`',
  L: '`if` in `location`',
  x: '`limit_except`',
  u: '`upstream`',
}

function notAllowed(name: string, specs: readonly DirectiveSpec[]): FormProblem {
  const places = [...new Set(specs.flatMap(({ contexts }) => [...contexts]))].map((context) => PLACES[context] ?? '')
  const last = places.pop() ?? ''
  const hint = `It may stand in ${places.length > 0 ? `${places.join(', ')} and ` : ''}${last}.`
  return { code: 'not-allowed-here', message: `"${name}" directive is not allowed here`, hint }
}

function hintFor(directive: Directive, unknown: boolean): string {
  const line = directive.name.from.line
  const swallowed = directive.args.find(({ text, from }) => from.line > line && specsOf(text).length > 0)
  if (swallowed) return `A ";" is missing before line ${swallowed.from.line}, which begins with \`${swallowed.text}\`.`
  if (!unknown) return ''
  const name = directive.name.text
  const known = Object.hasOwn(UNKNOWN_HINTS, name) ? UNKNOWN_HINTS[name] : undefined
  if (known) return known
  const nearest = nearestDirective(name)
  return nearest ? `Did you mean \`${nearest}\`?` : ''
}
