import { LETS_STRANGERS_IN, patternProblem } from '../../origin-pattern.ts'
import type { Directive } from '../read/blocks.ts'
import { compilePcre, pcreProblem, sizeOfPcre } from '../read/pcre.ts'
import { readTemplate, variablesIn } from '../read/template.ts'
import type { Word } from '../read/tokenizer.ts'
import { isBuiltInVariable } from '../read/variable-names.ts'
import type { Problems } from './problems.ts'

/**
 * Checks one directive beyond its place and its number of arguments.
 * @param seen names of the directives before it in its block
 * @returns false where its block is not worth checking
 */
export type DirectiveCheck = (
  check: CheckContext,
  directive: Directive,
  parent: Directive | null,
  seen: Set<string>,
) => boolean | undefined

/** Of all expressions of a file: about a second to compile. */
const MOST_INSTRUCTIONS = 500_000

/** What the checks of the single directives share: where they report, and which names the configuration gives and uses. */
export class CheckContext {
  readonly problems: Problems
  /** The names that `proxy_cache_path` and `log_format` have given. */
  readonly cacheZones = new Set<string>()
  readonly logFormats = new Set<string>()
  readonly #defined = new Set<string>()
  readonly #used: { readonly name: string; readonly word: Word }[] = []
  readonly #late: (() => void)[] = []
  readonly #keys = new Map<Directive, Set<string>>()
  /** Instructions of RE2, for all expressions. */
  #instructions = 0

  /** Called with the line of each directive before it is checked. */
  readonly onLine: (line: number) => void

  constructor(problems: Problems, onLine: (line: number) => void = () => {}) {
    this.problems = problems
    this.onLine = onLine
  }

  /** Reports that a directive is wrong. nginx names the line on which the directive ends. */
  fail(directive: Directive, code: string, message: string, word: Word = directive.name, hint = ''): void {
    this.problems.emerg(code, message, word, directive.line, hint)
  }

  /** Checks something after the whole configuration has been read. */
  later(check: () => void): void {
    this.#late.push(check)
  }

  /** The configuration gives a variable its value. */
  define(name: string): void {
    this.#defined.add(name.toLowerCase())
  }

  /** The configuration uses a variable. */
  use(name: string, word: Word): void {
    this.#used.push({ name: name.toLowerCase(), word })
  }

  /** Checks a value that may hold variables. */
  template(directive: Directive, word: Word | undefined): void {
    if (!word) return
    const read = readTemplate(word.text)
    if ('error' in read) this.fail(directive, 'variable-invalid', read.error, word)
    else for (const name of variablesIn(read.template)) this.use(name, word)
  }

  /** Whether a block has had this key before, whatever its case. */
  repeats(block: Directive, key: string): boolean {
    const keys = this.#keys.get(block) ?? new Set()
    const repeated = keys.has(key.toLowerCase())
    this.#keys.set(block, keys.add(key.toLowerCase()))
    return repeated
  }

  /** Checks a regular expression; its named groups are variables. */
  regex(directive: Directive, word: Word, pattern: string, caseless: boolean): void {
    this.#instructions += sizeOfPcre(pattern)
    if (this.#instructions > MOST_INSTRUCTIONS) {
      const message =
        'The expressions of this file are larger together than Preflight compiles. Write fewer repetitions.'
      this.problems.remark('error', 'regexes-too-large', message, word)
      return
    }
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

  /** Remarks on an expression for origins that lets strangers in. */
  originPattern(word: Word, pattern: string): void {
    const problem = patternProblem(pattern)
    if (problem) this.problems.remark('warning', LETS_STRANGERS_IN, problem, word)
  }

  /** Runs the checks that wait for the end, then reports variables that nothing defines. */
  finish(): void {
    for (const check of this.#late) check()
    for (const { name, word } of this.#used) {
      if (this.#defined.has(name) || isBuiltInVariable(name)) continue
      this.problems.emerg('unknown-variable', `unknown "${name}" variable`, word, null, unknownVariableHint(name), true)
    }
  }
}

function unknownVariableHint(name: string): string {
  return name === 'origin' ? 'The Origin of the request is `$http_origin`.' : 'No `set` or `map` gives it a value.'
}
