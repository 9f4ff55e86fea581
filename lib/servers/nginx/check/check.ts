import type { Directive } from '../read/blocks.ts'
import { includedText } from '../read/included-files.ts'
import { compilePcre, pcreProblem } from '../read/pcre.ts'
import { readTemplate, variablesIn } from '../read/template.ts'
import { problemWithValue, SINGLE_VALUES } from '../read/values.ts'
import { isBuiltInVariable } from '../read/variable-names.ts'
import type { Word } from '../read/words.ts'
import { type Context, type DirectiveSpec, specsOf } from './directives.ts'
import { checkLocations } from './location-checks.ts'
import { NOT_SIMULATED } from './not-simulated.ts'
import { checkParticulars, ENTRIES_OF } from './particulars.ts'
import type { Problems } from './problems.ts'
import { nearestDirective, UNKNOWN_HINTS } from './unknown-directive.ts'

/** Goes through a whole configuration as nginx does at its start, and writes down what it would say. */
export class Check {
  readonly problems: Problems
  readonly #defined = new Set<string>()
  readonly #used: { readonly name: string; readonly word: Word }[] = []
  /** The names that `proxy_cache_path` and `log_format` have given. */
  readonly cacheZones = new Set<string>()
  readonly logFormats = new Set<string>()
  readonly #late: (() => void)[] = []

  constructor(problems: Problems) {
    this.problems = problems
  }

  /** @param top the directives of the file; with an `http` among them it is a whole `nginx.conf`, else what goes into one */
  run(top: readonly Directive[]): void {
    const whole = top.some(({ name }) => name.text === 'http')
    this.#walk(top, whole ? ['m'] : ['h', 'm'], null)
    for (const check of this.#late) check()
    for (const { name, word } of this.#used) {
      if (this.#defined.has(name) || isBuiltInVariable(name)) continue
      this.problems.emerg('unknown-variable', `unknown "${name}" variable`, word, null, unknownVariableHint(name), true)
    }
  }

  /** Says that a directive cannot be as it is; nginx names the line on which the directive ends. */
  fail(directive: Directive, code: string, message: string, word: Word = directive.name, hint = ''): void {
    this.problems.emerg(code, message, word, directive.line, hint)
  }

  /** Checks something when all has been read. */
  later(check: () => void): void {
    this.#late.push(check)
  }

  define(name: string): void {
    this.#defined.add(name.toLowerCase())
  }

  use(name: string, word: Word): void {
    this.#used.push({ name: name.toLowerCase(), word })
  }

  /** A value that may hold variables. */
  template(directive: Directive, word: Word | undefined): void {
    if (!word) return
    const read = readTemplate(word.text)
    if ('error' in read) this.fail(directive, 'variable-invalid', read.error, word)
    else for (const name of variablesIn(read.template)) this.use(name, word)
  }

  regex(directive: Directive, word: Word, pattern: string, caseless: boolean): void {
    const compiled = compilePcre(pattern, caseless)
    if ('regex' in compiled) for (const name of compiled.names) this.define(name)
    else if ('error' in compiled) {
      this.fail(directive, 'regex-invalid', pcreProblem(pattern, compiled.error, compiled.offset), word)
    } else {
      this.problems.remark(
        'error',
        'regex-not-simulated',
        `nginx would take this expression, but this simulated one does not know ${compiled.unsupported}. Write it without.`,
        word,
      )
    }
  }

  #walk(directives: readonly Directive[], contexts: readonly Context[], parent: Directive | null): void {
    const seen = new Set<string>()
    for (const directive of directives) this.#directive(directive, contexts, parent, seen)
    if (contexts.includes('s') || contexts.includes('l')) checkLocations(this, directives, parent)
  }

  #directive(directive: Directive, contexts: readonly Context[], parent: Directive | null, seen: Set<string>): void {
    const name = directive.name.text
    const specs = specsOf(name)
    if (specs.length === 0) {
      this.fail(directive, 'unknown-directive', `unknown directive "${name}"`, directive.name, hintFor(directive, true))
      return
    }
    const spec = specs.find((each) => contexts.some((context) => each.contexts.includes(context)))
    const problem = spec ? problemWithForm(directive, spec) : notAllowed(name, specs)
    if (problem || !spec) {
      const { code, message, hint } = problem ?? notAllowed(name, specs)
      this.fail(directive, code, message, directive.name, hint || hintFor(directive, false))
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
        this.fail(directive, 'duplicate-directive', `"${name}" directive is duplicate`)
        return
      }
      seen.add(name)
    }
    if (NOT_SIMULATED.has(name)) {
      const message = `This simulated nginx reads \`${name}\` and does not act on it.`
      this.problems.remark('info', 'not-simulated', message, directive.name)
    }
    if (value) this.fail(directive, 'invalid-value', value, directive.args[0])
    else if (checkParticulars(this, directive, parent, seen)) this.#block(directive, contexts)
  }

  #block(directive: Directive, contexts: readonly Context[]): void {
    const { name, args, block } = directive
    if (name.text === 'include') {
      const pattern = args[0]?.text ?? ''
      if (includedText(pattern) === null) {
        const message = `open() "${pattern.startsWith('/') ? pattern : `/etc/nginx/${pattern}`}" failed (2: No such file or directory)`
        this.fail(directive, 'include-missing', message, args[0], 'Put what it holds in place of this line.')
      }
      return
    }
    if (!block) return
    const entries = ENTRIES_OF[name.text]
    if (entries) {
      for (const entry of block) {
        if (entry.block) {
          this.problems.emerg('unexpected', 'unexpected "{"', entry.name, entry.line)
          return
        }
        entries(this, entry, directive)
      }
      return
    }
    const inside = contextInside(name.text, contexts)
    if (inside) this.#walk(block, [inside], directive)
    if (inside !== 'u' || !directive.complete || block.some((each) => each.name.text === 'server')) return
    // nginx has read the block by now, and names its last line.
    this.problems.emerg('upstream-empty', 'no servers are inside upstream', args[0] ?? name, directive.end.from.line)
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

function unknownVariableHint(name: string): string {
  return /^origin$/.test(name) ? 'The Origin of the request is `$http_origin`.' : 'No `set` or `map` gives it a value.'
}
