import { sprint, sprintf, sprintln } from '../machine/format.ts'
import { GoError } from '../machine/go-error.ts'
import { functions, goPackage } from '../machine/package.ts'

const text = String

/** `fmt`: formatting and printing. */
export const fmtPackage = goPackage('fmt', [
  ...functions({
    Errorf: [
      '(string, ...any) error',
      ([format, ...list], machine) => errorOf(sprintf(text(format), list, machine), list),
    ],
    Sprintf: ['(string, ...any) string', ([format, ...list], machine) => sprintf(text(format), list, machine)],
    Sprint: ['(...any) string', (list, machine) => sprint(list, machine)],
    Sprintln: ['(...any) string', (list, machine) => `${sprintln(list, machine)}\n`],
    Println: ['(...any)', (list, machine) => machine.print('log', sprintln(list, machine), machine.line)],
    Printf: [
      '(string, ...any)',
      ([format, ...list], machine) =>
        machine.print('log', sprintf(text(format), list, machine).replace(/\n$/, ''), machine.line),
    ],
    Print: ['(...any)', (list, machine) => machine.print('log', sprint(list, machine), machine.line)],
  }),
])

/** `fmt.Errorf`: with `%w` it wraps the error. */
function errorOf(message: string, list: readonly unknown[]): GoError {
  const inner = list.find((each) => each instanceof GoError)
  return new GoError(message, inner ?? null)
}
