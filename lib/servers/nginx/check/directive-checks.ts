import type { Directive } from '../read/blocks.ts'
import { parseSize, parseTime } from '../read/values.ts'
import type { CheckContext, DirectiveCheck } from './check-context.ts'
import { checkLocation } from './location-checks.ts'
import { checkMapRow } from './map-checks.ts'
import { checkCachePath, checkCacheValid, checkProxyPass } from './proxy-checks.ts'
import { checkIf, checkReturn, checkRewrite, checkSet } from './rewrite-checks.ts'
import { SERVER_CHECKS } from './server-checks.ts'

/** Blocks whose rows are not directives. */
export const ENTRIES_OF: {
  readonly [name: string]: ((check: CheckContext, entry: Directive, block: Directive) => void) | undefined
} = {
  map: checkMapRow,
  types: () => {},
  geo: () => {},
  split_clients: () => {},
  charset_map: () => {},
}

/** Directives that are allowed once in a block and that nginx does not read with its generic functions. */
const ONCE: ReadonlySet<string> = new Set(
  `http events root alias try_files internal auth_request proxy_pass proxy_cache proxy_cache_key auth_basic auth_basic_user_file expires charset
  limit_except limit_rate limit_rate_after keepalive_timeout aio directio resolver proxy_store proxy_method`.split(
    /\s+/,
  ),
)

/** Which arguments may hold variables; a number is the first such argument. */
const TEMPLATES: { readonly [name: string]: number } = {
  add_header: 1,
  add_trailer: 1,
  proxy_set_header: 1,
  proxy_set_body: 0,
  proxy_method: 0,
  proxy_cache: 0,
  proxy_cache_key: 0,
  proxy_cache_bypass: 0,
  proxy_no_cache: 0,
  auth_basic: 0,
  auth_basic_user_file: 0,
  root: 0,
  alias: 0,
  index: 0,
  try_files: 0,
  map: 0,
  expires: 0,
  limit_rate: 0,
  charset: 0,
}

/** Checks one directive beyond its place and its number of arguments. @returns whether its block is worth checking */
export function checkDetails(
  check: CheckContext,
  directive: Directive,
  parent: Directive | null,
  seen: Set<string>,
): boolean {
  const name = directive.name.text
  if (name === 'root' || name === 'alias') {
    const other = name === 'root' ? 'alias' : 'root'
    if (seen.has(other)) {
      const message = `"${name}" directive is duplicate, "${other}" directive was specified earlier`
      check.fail(directive, 'duplicate-directive', message)
      return false
    }
  }
  if (ONCE.has(name)) {
    if (seen.has(name)) {
      check.fail(directive, 'duplicate-directive', `"${name}" directive is duplicate`)
      return false
    }
    seen.add(name)
  }
  const first = TEMPLATES[name]
  if (first !== undefined && name !== 'map') {
    const args = directive.args.slice(first)
    for (const arg of name === 'add_header' || name === 'add_trailer' ? args.slice(0, 1) : args) {
      check.template(directive, arg)
    }
  }
  const specific = Object.hasOwn(CHECKS, name) ? CHECKS[name] : undefined
  return specific?.(check, directive, parent, seen) ?? true
}

const addHeader: DirectiveCheck = (check, directive) => {
  const third = directive.args[2]
  if (!third || third.text === 'always') return true
  const hint = /^alway?s*$|^al+ways*$/i.test(third.text)
    ? 'The word is `always`.'
    : 'After the value, only `always` may stand. A value with spaces needs quotes.'
  check.fail(directive, 'invalid-parameter', `invalid parameter "${third.text}"`, third, hint)
  return true
}

const CHECKS: { readonly [name: string]: DirectiveCheck } = {
  add_header: addHeader,
  add_trailer: addHeader,
  set: checkSet,
  return: checkReturn,
  rewrite: checkRewrite,
  if: checkIf,
  location: checkLocation,
  proxy_pass: checkProxyPass,
  proxy_cache_path: checkCachePath,
  proxy_cache_valid: checkCacheValid,

  proxy_cache: (check, directive) => {
    const [zone] = directive.args
    if (!zone || zone.text === 'off' || zone.text.includes('$')) return true
    check.later(() => {
      if (check.cacheZones.has(zone.text)) return
      const hint = 'Write a `proxy_cache_path` with `keys_zone=` for it, outside of `server`.'
      const message = `"proxy_cache" zone "${zone.text}" is unknown`
      check.problems.emerg('cache-zone-unknown', message, zone, directive.line, hint, true)
    })
    return true
  },

  map: (check, directive) => {
    const [source, variable] = directive.args
    check.template(directive, source)
    if (variable && !variable.text.startsWith('$')) {
      check.fail(directive, 'variable-invalid', `invalid variable name "${variable.text}"`, variable)
      return false
    }
    if (variable) check.define(variable.text.slice(1))
    return true
  },
  geo: (check, directive) => {
    const variable = directive.args.at(-1)
    if (variable?.text.startsWith('$')) check.define(variable.text.slice(1))
    else check.fail(directive, 'variable-invalid', `invalid variable name "${variable?.text ?? ''}"`, variable)
    return true
  },
  split_clients: (check, directive) => {
    check.define((directive.args[1]?.text ?? '').slice(1))
    return true
  },
  auth_request_set: (check, directive) => {
    check.define((directive.args[0]?.text ?? '').slice(1))
    return true
  },

  error_page: (check, directive) => {
    const codes = directive.args.slice(0, -1)
    const uri = directive.args.at(-1)
    for (const code of codes) {
      const override = code === codes.at(-1) && code.text.startsWith('=')
      const text = override ? code.text.slice(1) : code.text
      if (override && text === '') continue
      if (!/^\d+$/.test(text)) {
        check.fail(directive, 'invalid-value', `invalid value "${code.text}"`, code)
        return true
      }
      if (!override && (Number(text) < 300 || Number(text) > 599)) {
        check.fail(directive, 'invalid-value', `value "${code.text}" must be between 300 and 599`, code)
        return true
      }
    }
    check.template(directive, uri)
    return true
  },

  expires: (check, directive) => {
    const text = directive.args.at(-1)?.text ?? ''
    const time = text.replace(/^[-+@]/, '')
    if (text.includes('$') || ['off', 'epoch', 'max'].includes(text) || parseTime(time, true) !== null) return true
    check.fail(directive, 'invalid-value', '"expires" directive invalid value', directive.args.at(-1))
    return true
  },

  limit_rate: (check, directive) => {
    const [value] = directive.args
    if (value && !value.text.includes('$') && parseSize(value.text) === null) {
      check.fail(directive, 'invalid-value', '"limit_rate" directive invalid value', value)
    }
    return true
  },
  keepalive_timeout: (check, directive) => {
    const [value] = directive.args
    if (value && parseTime(value.text) === null) {
      check.fail(directive, 'invalid-value', '"keepalive_timeout" directive invalid value', value)
    }
    return true
  },

  limit_except: (check, directive) => {
    const methods = /^(GET|HEAD|POST|PUT|DELETE|MKCOL|COPY|MOVE|OPTIONS|PROPFIND|PROPPATCH|LOCK|UNLOCK|PATCH)$/i
    const wrong = directive.args.find(({ text }) => !methods.test(text))
    if (wrong) check.fail(directive, 'invalid-method', `invalid method "${wrong.text}"`, wrong)
    return true
  },
  allow: checkAddress,
  deny: checkAddress,

  ...SERVER_CHECKS,

  access_log: (check, directive) => {
    const format = directive.args[1]
    if (!format || directive.args[0]?.text === 'off' || /^(combined$|if=|buffer=|gzip|flush=)/.test(format.text))
      return true
    check.later(() => {
      if (check.logFormats.has(format.text)) return
      check.problems.emerg('log-format-unknown', `unknown log format "${format.text}"`, format, directive.line)
    })
    return true
  },
  log_format: (check, directive) => {
    check.logFormats.add(directive.args[0]?.text ?? '')
    for (const arg of directive.args.slice(1)) if (!arg.text.startsWith('escape=')) check.template(directive, arg)
    return true
  },
}

function checkAddress(check: CheckContext, directive: Directive): boolean {
  const [address] = directive.args
  const text = address?.text ?? ''
  const ipv4 = /^(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?:\/(?:[12]?\d|3[0-2]))?$/
  const ipv6 = /^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(?:\/\d{1,3})?$/
  if (text === 'all' || text === 'unix:' || ipv4.test(text) || ipv6.test(text)) return true
  check.fail(directive, 'invalid-parameter', `invalid parameter "${text}"`, address)
  return true
}
