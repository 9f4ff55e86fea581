import { functions, goPackage } from '../machine/package.ts'
import { equal, Func, Slice } from '../machine/values.ts'

/** `slices`: searching. */
export const slicesPackage = goPackage('slices', [
  ...functions({
    Contains: ['(unknown, any) bool', ([list, wanted]) => itemsOf(list).some((item) => equal(item, wanted))],
    Index: ['(unknown, any) int', ([list, wanted]) => itemsOf(list).findIndex((item) => equal(item, wanted))],
    ContainsFunc: [
      '(unknown, unknown) bool',
      ([list, test]) => itemsOf(list).some((item) => test instanceof Func && test.call([item]) === true),
    ],
    IndexFunc: [
      '(unknown, unknown) int',
      ([list, test]) => itemsOf(list).findIndex((item) => test instanceof Func && test.call([item]) === true),
    ],
  }),
])
const itemsOf = (list: unknown): unknown[] => (list instanceof Slice ? list.items : [])
