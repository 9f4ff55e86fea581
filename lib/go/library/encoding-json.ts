import { GoError } from '../machine/go-error.ts'
import { decodeJson, encodeJson } from '../machine/json.ts'
import { functions, goPackage } from '../machine/package.ts'
import { Bytes, bytesOf, Cell, textOf } from '../machine/values.ts'

/** `encoding/json`. */
export const jsonPackage = goPackage('encoding/json', [
  ...functions({
    Marshal: ['(any) ([]byte, error)', ([value]) => marshalled(value)],
    Unmarshal: [
      '([]byte, any) error',
      ([data, into]) => (into instanceof Cell ? decodeJson(textOf(data), into) : new GoError('json: Unmarshal(nil)')),
    ],
  }),
])

function marshalled(value: unknown): [Bytes | null, GoError | null] {
  try {
    return [new Bytes(bytesOf(encodeJson(value))), null]
  } catch (error) {
    if (error instanceof GoError) return [null, error]
    throw error
  }
}
