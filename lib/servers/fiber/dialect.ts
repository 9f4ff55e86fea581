import type { Dialect } from '../dialect.ts'
import { adviseFiber } from './advise.ts'
import { amendProgram } from './amend.ts'
import { exampleProgram } from './example.ts'
import { helpWords } from './help.ts'
import { checkProgram, startProgram } from './program.ts'
import type { FiberVersion } from './version.ts'

/** The dialect of Go programs with one release of Fiber, run by an interpreter without network or files. */
function fiberDialect(version: FiberVersion): Dialect {
  return {
    example: exampleProgram(version),
    help: helpWords(version),
    check: (text, onLine) => checkProgram(text, version, onLine),
    advise: adviseFiber,
    amend: (text, change) => amendProgram(text, change, version),
    start: (text, { origin, print, busyWith }) => startProgram(text, version, origin, print, busyWith),
  }
}

/** The release of the notes' example. */
export const fiber240 = fiberDialect('2.40.1')
/** The last of Fiber 2. */
export const fiber252 = fiberDialect('2.52.15')
/** The newest Fiber 3 when this was written. */
export const fiber35 = fiberDialect('3.5.0')
