import type { Meter } from '../machine/meter.ts'
import { functions, goPackage } from '../machine/package.ts'
import { equal, Func, Slice } from '../machine/values.ts'

/** `slices`: searching. */
export const slicesPackage = goPackage('slices', [
  ...functions({
    Contains: [
      '(unknown, any) bool',
      ([list, wanted], machine) => itemsOf(list, machine).some((item) => equal(item, wanted, machine)),
    ],
    Index: [
      '(unknown, any) int',
      ([list, wanted], machine) => itemsOf(list, machine).findIndex((item) => equal(item, wanted, machine)),
    ],
    ContainsFunc: [
      '(unknown, unknown) bool',
      ([list, test], machine) =>
        itemsOf(list, machine).some((item) => test instanceof Func && test.call([item]) === true),
    ],
    IndexFunc: [
      '(unknown, unknown) int',
      ([list, test], machine) =>
        itemsOf(list, machine).findIndex((item) => test instanceof Func && test.call([item]) === true),
    ],
  }),
])

function itemsOf(list: unknown, meter: Meter): unknown[] {
  const items = list instanceof Slice ? list.items : []
  meter.charge(items.length * 10)
  return items
}
