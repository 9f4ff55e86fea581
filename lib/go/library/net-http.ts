import { functions, goPackage, type Member, values } from '../machine/package.ts'
import { INT, STRING } from '../machine/types.ts'
import { STATUS_CONSTANTS, statusMessage } from './http-status.ts'

const HTTP_METHODS = ['Get', 'Head', 'Post', 'Put', 'Patch', 'Delete', 'Connect', 'Options', 'Trace']
/** `MethodGet`, `StatusOK` and the other constants of net/http. */
export const HTTP_CONSTANTS: [string, Member][] = [
  ...values(
    STRING,
    HTTP_METHODS.map((name): [string, string] => [`Method${name}`, name.toUpperCase()]),
  ),
  ...values(
    INT,
    [...STATUS_CONSTANTS].map(([name, code]): [string, number] => [`Status${name}`, code]),
  ),
]

/** `net/http`: its constants and `StatusText`; no client and no server. */
export const httpPackage = goPackage('net/http', [
  ...HTTP_CONSTANTS,
  ...functions({ StatusText: ['(int) string', ([code]) => statusMessage(Number(code))] }),
])
