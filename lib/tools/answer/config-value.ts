/**
 * Converts a configuration from JSON to its author's value. Objects with one of the keys `$regexp`, `$undefined`
 * are values that JSON cannot express; for `$fn` and others, `special` says what they are.
 * @param special gets the key and its value; undefined where it does not know the key
 * @throws Error for an unknown key with `$`, and what `RegExp` and `special` throw
 */
export function configValue(
  json: unknown,
  special: (key: string, value: unknown, path: readonly string[]) => unknown,
  path: readonly string[] = [],
): unknown {
  if (Array.isArray(json)) return json.map((item) => configValue(item, special, path))
  if (typeof json !== 'object' || json === null) return json
  const [key] = Object.keys(json)
  if (key?.startsWith('$')) {
    const value: unknown = Reflect.get(json, key)
    if (key === '$undefined') return undefined
    if (key === '$regexp') return new RegExp(String(value), String(Reflect.get(json, 'flags') ?? ''))
    const made = special(key, value, path)
    if (made === undefined) throw new Error(`A configuration with ${key} cannot be read here.`)
    return made
  }
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [name, configValue(value, special, [...path, name])]),
  )
}
