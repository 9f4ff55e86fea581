import { GoError } from '../machine/go-error.ts'
import { type Meter, PIECES_PER_FIELD } from '../machine/meter.ts'
import { functions, goPackage, methods, type TypeMember } from '../machine/package.ts'
import { typeName } from '../machine/types.ts'
import { Cell } from '../machine/values.ts'

const text = String

/** `errors`: making, comparing and unwrapping. */
export const errorsPackage = goPackage(
  'errors',
  [
    ...functions({
      New: ['(string) error', ([message]) => new GoError(text(message))],
      Is: ['(error, error) bool', ([error, target], machine) => chain(error, machine).includes(target as GoError)],
      As: ['(error, any) bool', ([error, target], machine) => assignError(error, target, machine)],
      Unwrap: ['(error) error', ([error]) => (error instanceof GoError ? error.wrapped : null)],
    }),
  ],
  {
    types: new Map([
      ['error', new Map<string, TypeMember>(methods({ Error: ['() string', (self) => (self as GoError).message] }))],
    ]),
  },
)

function chain(error: unknown, meter: Meter): GoError[] {
  const found: GoError[] = []
  for (let at = error; at instanceof GoError; at = at.wrapped) found.push(at)
  meter.charge(found.length * PIECES_PER_FIELD)
  return found
}

/** `errors.As(err, &target)`: the first error in the chain whose type is that of the target. */
function assignError(error: unknown, target: unknown, meter: Meter): boolean {
  if (!(target instanceof Cell)) return false
  const found = chain(error, meter).find(({ type }) => type === typeName(target.type))
  if (!found) return false
  target.value = found
  return true
}
