import type { RE2JS } from 're2js'
import { quoted } from '../machine/format.ts'
import { GoError, GoPanic } from '../machine/go-error.ts'
import type { Machine } from '../machine/machine.ts'
import { functions, goPackage, methods, type TypeMember } from '../machine/package.ts'
import { native, pointer, type Type } from '../machine/types.ts'
import { textOf } from '../machine/values.ts'
import { isTooLarge } from './re2-size.ts'

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

/** Of `Machine.charge`: for compiling a character or an instruction (2 µs), and for an instruction at a character. */
const PIECES_PER_COMPILED = 1000
const PIECES_PER_RUN = 4

/** A `regexp.Regexp`. */
export interface Regexp {
  readonly source: string
  readonly program: RE2JS
}

/** @returns the expression, or Go's error */
export function compileRegexp(source: string, machine: Machine): [Regexp | null, GoError | null] {
  if (isTooLarge(source)) return [null, syntaxError('expression too large', source)]
  machine.charge(source.length * PIECES_PER_COMPILED)
  if (!engine) throw new Error('The package regexp is not loaded.')
  const written = withoutRepeatedNames(source)
  let program: RE2JS
  try {
    program = engine.compile(written)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return [
      null,
      goError(
        error.message.replace(written, () => source),
        source,
      ),
    ]
  }
  machine.charge(program.programSize() * PIECES_PER_COMPILED)
  return [{ source, program }, null]
}

/** Go lets several groups have one name, re2js does not. What is run here asks for no group by its name. */
function withoutRepeatedNames(source: string): string {
  const seen = new Set<string>()
  // A quotation, an escape and a class hold no group.
  const parts = /\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|\(\?P?<(\w+)>/g
  return source.replace(parts, (part, name: string | undefined) => {
    if (name === undefined) return part
    if (seen.has(name)) return '('
    seen.add(name)
    return part
  })
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
export function matches({ program }: Regexp, text: string, machine: Machine): boolean {
  machine.charge(text.length * program.programSize() * PIECES_PER_RUN)
  return program.matcher(text).find()
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
            MatchString: ['(string) bool', (self, [text], machine) => matches(self as Regexp, String(text), machine)],
            Match: ['([]byte) bool', (self, [data], machine) => matches(self as Regexp, textOf(data), machine)],
            String: ['() string', (self) => (self as Regexp).source],
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
