import { GoError } from '../machine/go-error.ts'
import { functions, goPackage } from '../machine/package.ts'

const text = String

/** `strconv`: numbers and booleans as text. */
export const strconvPackage = goPackage('strconv', [
  ...functions({
    Itoa: ['(int) string', ([number]) => text(number)],
    Atoi: ['(string) (int, error)', ([s]) => parsed('Atoi', text(s), /^[+-]?\d+$/)],
    ParseInt: ['(string, int, int) (int, error)', ([s]) => parsed('ParseInt', text(s), /^[+-]?\d+$/)],
    ParseBool: [
      '(string) (bool, error)',
      ([s]) =>
        /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(text(s))
          ? [/^[1tT]/.test(text(s)), null]
          : [false, invalid('ParseBool', text(s))],
    ],
    FormatBool: ['(bool) string', ([value]) => text(value)],
    Quote: ['(string) string', ([s]) => JSON.stringify(s)],
  }),
])

function parsed(name: string, s: string, pattern: RegExp): [number, GoError | null] {
  return pattern.test(s) ? [Number(s), null] : [0, invalid(name, s)]
}
function invalid(name: string, s: string): GoError {
  return new GoError(`strconv.${name}: parsing ${JSON.stringify(s)}: invalid syntax`)
}
