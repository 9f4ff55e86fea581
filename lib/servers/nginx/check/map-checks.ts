import type { Directive } from '../read/blocks.ts'
import type { CheckContext } from './check-context.ts'

/** One row of a `map`, as `ngx_http_map` reads it. */
export function checkMapRow(check: CheckContext, entry: Directive, map: Directive): void {
  const key = entry.name
  const [value, more] = entry.args
  if (!value && (key.text === 'hostnames' || key.text === 'volatile')) return
  if (!value || more) {
    const hint = value
      ? 'A row of `map` is a value and what it becomes. Write quotes around a value with spaces.'
      : 'A row of `map` is a value and what it becomes.'
    check.fail(entry, 'map-parameters', 'invalid number of the map parameters', key, hint)
    return
  }
  if (key.text === 'include') return
  check.template(entry, value)
  if (key.text.startsWith('~')) {
    const caseless = key.text.startsWith('~*')
    const pattern = key.text.slice(caseless ? 2 : 1)
    check.regex(entry, key, pattern, caseless)
    const isAllowed = value.text !== '' && value.text !== '0'
    if (isAllowed && /^\$\{?http_origin\}?$/i.test(map.args[0]?.text ?? '')) check.originPattern(key, pattern)
    return
  }
  if (!check.repeats(map, key.text)) return
  const message = key.text === 'default' ? 'duplicate default map parameter' : `conflicting parameter "${key.text}"`
  check.fail(entry, 'map-duplicate', message, key)
}
