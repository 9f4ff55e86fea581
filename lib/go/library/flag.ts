import { functions, goPackage } from '../machine/package.ts'
import { BOOL, INT, STRING } from '../machine/types.ts'
import { Cell } from '../machine/values.ts'

/** `flag`: the program is started without flags, so each has its default. */
export const flagPackage = goPackage('flag', [
  ...functions({
    String: ['(string, string, string) *string', ([, value]) => new Cell(value, STRING)],
    Int: ['(string, int, string) *int', ([, value]) => new Cell(value, INT)],
    Bool: ['(string, bool, string) *bool', ([, value]) => new Cell(value, BOOL)],
    Parse: ['()', () => null],
  }),
])
