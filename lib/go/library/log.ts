import { sprint, sprintf, sprintln } from '../machine/format.ts'
import { Exit } from '../machine/machine.ts'
import type { Meter } from '../machine/meter.ts'
import { goPackage, type Member } from '../machine/package.ts'

const text = String

/**
 * A function that prints its arguments as one line.
 * @param end what happens after the line is printed
 */
export function logger(level: 'log' | 'info' | 'warn' | 'error' | 'debug', end?: 'exit' | 'panic') {
  return (write: (list: readonly unknown[], meter: Meter) => string): Member & { kind: 'func' } => ({
    kind: 'func',
    type: { kind: 'func', params: [{ kind: 'any' }], variadic: true, results: [] },
    call: (list, machine) => {
      machine.print(level, write(list, machine), machine.line)
      if (end === 'exit') throw new Exit(1)
      return null
    },
  })
}

/** The arguments of `Printf`, without the end of the line. */
export const formatted = ([format, ...list]: readonly unknown[], meter: Meter) =>
  sprintf(text(format), list, meter).replace(/\n$/, '')

/** `log`, to the console of the server. */
export const logPackage = goPackage('log', [
  ['Println', logger('log')(sprintln)],
  ['Printf', logger('log')(formatted)],
  ['Print', logger('log')(sprint)],
  ['Fatal', logger('error', 'exit')(sprint)],
  ['Fatalf', logger('error', 'exit')(formatted)],
  ['Fatalln', logger('error', 'exit')(sprintln)],
])
