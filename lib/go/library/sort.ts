import { type Meter, PIECES_PER_FIELD } from '../machine/meter.ts'
import { functions, goPackage } from '../machine/package.ts'
import { Func, lengthOf, Slice } from '../machine/values.ts'

/** `sort`. */
export const sortPackage = goPackage(
  'sort',
  functions({
    Strings: ['([]string)', ([list], machine) => sortItems(list, (a, b) => String(a) < String(b), machine)],
    Ints: ['([]int)', ([list], machine) => sortItems(list, (a, b) => Number(a) < Number(b), machine)],
    Slice: ['(unknown, func(int, int) bool)', ([list, less]) => sortByPlace(list, less)],
  }),
)

function sortItems(list: unknown, less: (a: unknown, b: unknown) => boolean, meter: Meter): null {
  meter.charge(lengthOf(list) * PIECES_PER_FIELD * 10)
  if (list instanceof Slice) list.items.sort((a, b) => (less(a, b) ? -1 : less(b, a) ? 1 : 0))
  return null
}

/** `less` takes indices into the slice in its present order, so neighbours are swapped one by one. */
function sortByPlace(list: unknown, less: unknown): null {
  if (!(list instanceof Slice) || !(less instanceof Func)) return null
  const { items } = list
  for (let end = 1; end < items.length; end++) {
    for (let at = end; at > 0 && less.call([at, at - 1]) === true; at--) {
      const held = items[at]
      items[at] = items[at - 1]
      items[at - 1] = held
    }
  }
  return null
}
