import type { Meter } from './meter.ts'

/** The texts of some values, one after the other; stops where they become too long together. */
export function joined<Value>(
  values: Iterable<Value>,
  show: (value: Value) => string,
  separator: string,
  meter: Meter,
): string {
  const texts: string[] = []
  let size = 0
  for (const value of values) {
    const text = show(value)
    texts.push(text)
    size += text.length + separator.length
    meter.fits(size)
  }
  meter.charge(size)
  return texts.join(separator)
}
