import { Exit } from '../machine/machine.ts'
import { functions, goPackage } from '../machine/package.ts'

/** `os`: every environment variable is unset. */
export const osPackage = goPackage('os', [
  ...functions({
    Getenv: ['(string) string', () => ''],
    LookupEnv: ['(string) (string, bool)', () => ['', false]],
    Exit: [
      '(int)',
      ([code]) => {
        throw new Exit(Number(code))
      },
    ],
  }),
])
