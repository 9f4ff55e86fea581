import { functions, goPackage, values } from '../machine/package.ts'
import type { Type } from '../machine/types.ts'

const one = (call: (value: number) => number): readonly [string, (args: readonly unknown[]) => number] => [
  '(float64) float64',
  ([value]) => call(Number(value)),
]

/** `math`, for floating-point numbers. */
export const mathPackage = goPackage('math', [
  ...values({ kind: 'float', untyped: true } satisfies Type, [['Pi', Math.PI]]),
  ...values({ kind: 'int', untyped: true } satisfies Type, [['MaxInt32', 2 ** 31 - 1]]),
  ...functions({
    Abs: one(Math.abs),
    Ceil: one(Math.ceil),
    Floor: one(Math.floor),
    Round: one((value) => Math.sign(value) * Math.round(Math.abs(value))),
    Sqrt: one(Math.sqrt),
    Max: ['(float64, float64) float64', ([a, b]) => Math.max(Number(a), Number(b))],
    Min: ['(float64, float64) float64', ([a, b]) => Math.min(Number(a), Number(b))],
    Pow: ['(float64, float64) float64', ([a, b]) => Number(a) ** Number(b)],
  }),
])
