import { GoError } from '../machine/go-error.ts'
import { decodeJson, encodeJson } from '../machine/json.ts'
import type { Meter } from '../machine/meter.ts'
import { functions, goPackage } from '../machine/package.ts'
import { Bytes, bytesOf, Cell, textOf } from '../machine/values.ts'

/** `encoding/json`. */
export const jsonPackage = goPackage('encoding/json', [
  ...functions({
    Marshal: ['(any) ([]byte, error)', ([value], machine) => marshalled(value, machine)],
    Unmarshal: [
      '([]byte, any) error',
      ([data, into], machine) =>
        into instanceof Cell ? decodeJson(textOf(data), into, machine) : new GoError('json: Unmarshal(nil)'),
    ],
  }),
])

function marshalled(value: unknown, meter: Meter): [Bytes | null, GoError | null] {
  try {
    return [new Bytes(bytesOf(encodeJson(value, meter))), null]
  } catch (error) {
    if (error instanceof GoError) return [null, error]
    throw error
  }
}
