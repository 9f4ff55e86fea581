import type { HeaderList } from '../events.ts'

/** One header that differs between two header lists. */
export type HeaderDifference =
  | { readonly what: 'added'; readonly name: string; readonly value: string }
  | { readonly what: 'removed'; readonly name: string; readonly value: string }
  | { readonly what: 'changed'; readonly name: string; readonly value: string; readonly before: string }

/**
 * The changes from the header list `before` to `after`. Names are compared without case, and the order of different
 * headers does not count: neither has a meaning in HTTP.
 */
export function headerDifferences(before: HeaderList, after: HeaderList): readonly HeaderDifference[] {
  const a = grouped(before)
  const b = grouped(after)
  const changes: HeaderDifference[] = []
  for (const [key, { name, values }] of b) {
    const old = a.get(key)?.values ?? []
    const [value = ''] = values
    const [was = ''] = old
    if (values.length === 1 && old.length === 1) {
      if (value !== was) changes.push({ what: 'changed', name, value, before: was })
      continue
    }
    for (const each of without(old, values)) changes.push({ what: 'removed', name, value: each })
    for (const each of without(values, old)) changes.push({ what: 'added', name, value: each })
  }
  for (const [key, { name, values }] of a)
    if (!b.has(key)) for (const value of values) changes.push({ what: 'removed', name, value })
  return changes
}

/** A change as a sentence about a message that the text has named before. */
export function differenceInWords(change: HeaderDifference): string {
  const { name, value } = change
  if (change.what === 'added') return `It has ${name}: ${value} now.`
  if (change.what === 'removed') return `It had ${name}: ${value} before.`
  return `${name} is ${value || 'empty'} and was ${change.before || 'empty'}.`
}

function grouped(list: HeaderList) {
  const groups = new Map<string, { name: string; values: string[] }>()
  for (const [name, value] of list) {
    const group = groups.get(name.toLowerCase())
    if (group) group.values.push(value)
    else groups.set(name.toLowerCase(), { name, values: [value] })
  }
  return groups
}

/** The values of `all` that have no partner in `others`. */
function without(all: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return all.filter((value) => {
    const at = left.indexOf(value)
    if (at < 0) return true
    left.splice(at, 1)
    return false
  })
}
