import type { RE2JS } from 're2js'
import { quoted } from '../machine/format.ts'
import { GoError, GoPanic } from '../machine/go-error.ts'
import type { Machine } from '../machine/machine.ts'
import { functions, goPackage, methods, type TypeMember } from '../machine/package.ts'
import { native, pointer, type Type } from '../machine/types.ts'
import { textOf } from '../machine/values.ts'

/**
 * `regexp`, run by re2js, a port of Go's own implementation. It is larger than the rest of this interpreter, so it is
 * loaded for programs that import the package, and when they are started; checking a program needs the types only.
 */
let engine: typeof RE2JS | null = null

async function load(): Promise<void> {
  engine ??= (await import('re2js')).RE2JS
}

const REGEXP = native('regexp.Regexp')
const known = new Map<string, Type>([['*regexp.Regexp', pointer(REGEXP)]])

/**
 * The largest program that an expression may become, in instructions: about 0.2 s and 100 MB. Go's limit is 3.3 million,
 * for which a page has no memory.
 */
const MOST_INSTRUCTIONS = 100_000
/** Of `Machine.charge`: for compiling a character or an instruction (2 µs), and for an instruction at a character. */
const PIECES_PER_COMPILED = 1000
const PIECES_PER_RUN = 4

/** @returns the expression, or Go's error */
export function compileRegexp(source: string, machine: Machine): [RE2JS | null, GoError | null] {
  if (mostInstructions(source) > MOST_INSTRUCTIONS) return [null, syntaxError('expression too large', source)]
  if (!engine) throw new Error('The package regexp is not loaded.')
  machine.charge(source.length * PIECES_PER_COMPILED)
  let compiled: RE2JS
  try {
    compiled = engine.compile(source)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return [null, goError(error.message, source)]
  }
  machine.charge(compiled.programSize() * PIECES_PER_COMPILED)
  return [compiled, null]
}

/**
 * An upper bound of an expression's instructions. Each sign is at most one, in as many copies as the repetitions around
 * it say. Repetitions of groups may be inside each other; of more than 1000 copies in all, Go says so itself.
 */
function mostInstructions(source: string): number {
  let [ofSigns, ofGroups] = [1, 1]
  for (const [, isGroup, from, to] of source.matchAll(/(\))?\{(\d{1,4})(?:,(\d{1,4})?)?\}/g)) {
    const copies = Math.max(1, Number(from), Number(to ?? 0))
    if (isGroup) ofGroups *= copies
    else ofSigns = Math.max(ofSigns, copies)
  }
  return (source.length + 1) * Math.min(1000, ofSigns * ofGroups)
}

function syntaxError(what: string, shown: string): GoError {
  return new GoError(`error parsing regexp: ${what}: \`${shown}\``)
}

/** Go ends every message with the part that is wrong. re2js leaves it out where it is empty or the whole expression. */
function goError(message: string, source: string): GoError {
  const what = message.replace(/^error parsing regexp: /, '')
  if (what.endsWith('`')) return new GoError(message)
  return syntaxError(what, what.startsWith('trailing backslash') ? '' : source)
}

/** Whether any part of a text matches. Charges for the work before it is done: a single search cannot be interrupted. */
export function matches(pattern: RE2JS, text: string, machine: Machine): boolean {
  machine.charge(text.length * pattern.programSize() * PIECES_PER_RUN)
  return pattern.matcher(text).find()
}

export const regexpPackage = goPackage(
  'regexp',
  [
    ['Regexp', { kind: 'type', type: REGEXP }],
    ...functions(
      {
        MustCompile: [
          '(string) *regexp.Regexp',
          ([source], machine) => {
            const [pattern, error] = compileRegexp(String(source), machine)
            if (error) throw new GoPanic(`regexp: Compile(${shown(String(source))}): ${error.message}`)
            return pattern
          },
        ],
        Compile: ['(string) (*regexp.Regexp, error)', ([source], machine) => compileRegexp(String(source), machine)],
        MatchString: [
          '(string, string) (bool, error)',
          ([source, text], machine) => {
            const [pattern, error] = compileRegexp(String(source), machine)
            return [pattern !== null && matches(pattern, String(text), machine), error]
          },
        ],
        QuoteMeta: ['(string) string', ([text]) => String(text).replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')],
      },
      known,
    ),
  ],
  {
    load,
    types: new Map([
      [
        'regexp.Regexp',
        new Map<string, TypeMember>(
          methods({
            MatchString: ['(string) bool', (self, [text], machine) => matches(self as RE2JS, String(text), machine)],
            Match: ['([]byte) bool', (self, [data], machine) => matches(self as RE2JS, textOf(data), machine)],
            String: ['() string', (self) => (self as RE2JS).pattern()],
          }),
        ),
      ],
    ]),
  },
)

/** An expression in the panic of `MustCompile`: in backquotes where it can be. */
function shown(source: string): string {
  return /[`\p{Cc}]/u.test(source.replaceAll('\t', '')) ? quoted(source) : `\`${source}\``
}
