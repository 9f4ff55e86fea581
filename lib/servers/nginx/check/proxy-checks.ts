import type { Directive } from '../read/blocks.ts'
import { readLocationPath } from '../read/location-path.ts'
import { readProxyUrl } from '../read/proxy-url.ts'
import { parseSize, parseTime } from '../read/values.ts'
import type { CheckContext } from './check-context.ts'

const NO_URI =
  '"proxy_pass" cannot have URI part in location given by regular expression, or inside named location, or inside "if" statement, or inside "limit_except" block'

export function checkProxyPass(check: CheckContext, directive: Directive, parent: Directive | null): boolean {
  const [url] = directive.args
  if (!url) return true
  if (url.text.includes('$')) {
    check.template(directive, url)
    return true
  }
  const read = readProxyUrl(url.text)
  if ('error' in read) {
    const hint = read.error === 'invalid URL prefix' ? 'Begin with `http://` or `https://`.' : ''
    check.fail(directive, 'proxy-url', read.error, url, hint)
    return true
  }
  const location = parent?.name.text === 'location' ? readLocationPath(parent.args) : null
  const plain = location !== null && !('error' in location) && location.kind !== 'regex' && location.kind !== 'named'
  if (read.uri !== '' && !plain) {
    check.fail(directive, 'proxy-uri', NO_URI, url, `Remove \`${read.uri}\` from the end of the address.`)
  }
  return true
}

export function checkCachePath(check: CheckContext, directive: Directive): boolean {
  const known =
    /^(use_temp_path=(on|off)|inactive=.+|max_size=.+|min_free=.+|loader_(files|sleep|threshold)=.+|manager_(files|sleep|threshold)=.+|purger.*)$/
  let zone = false
  for (const arg of directive.args.slice(1)) {
    const { text } = arg
    const keys = /^keys_zone=(.*)$/.exec(text)?.[1]
    if (keys !== undefined) {
      zone = true
      const [, name, size] = /^([^:]*):(.*)$/.exec(keys) ?? []
      const bytes = parseSize(size ?? '')
      if (name === undefined || bytes === null) {
        check.fail(
          directive,
          'cache-path',
          `invalid keys zone size "${text}"`,
          arg,
          'Write a name and a size, as in `keys_zone=api:1m`.',
        )
        return true
      }
      if (bytes < 8192) {
        check.fail(directive, 'cache-path', `keys zone "${text}" is too small`, arg)
        return true
      }
      check.cacheZones.add(name)
    } else if (text.startsWith('levels=')) {
      if (!/^levels=[12](:[12]){0,2}$/.test(text))
        check.fail(directive, 'cache-path', `invalid "levels" "${text}"`, arg)
    } else if (!known.test(text)) check.fail(directive, 'invalid-parameter', `invalid parameter "${text}"`, arg)
  }
  if (!zone) {
    check.fail(directive, 'cache-path', '"proxy_cache_path" must have "keys_zone" parameter')
  }
  return true
}

export function checkCacheValid(check: CheckContext, directive: Directive): boolean {
  const time = directive.args.at(-1)
  if (time && parseTime(time.text, true) === null) {
    check.fail(directive, 'invalid-value', `invalid time value "${time.text}"`, time)
    return true
  }
  for (const code of directive.args.slice(0, -1)) {
    if (code.text === 'any') continue
    if (!/^\d+$/.test(code.text)) check.fail(directive, 'invalid-value', `invalid status "${code.text}"`, code)
    else if (Number(code.text) < 100 || Number(code.text) > 599) {
      check.fail(directive, 'invalid-value', `invalid status "${code.text}"`, code)
    }
  }
  return true
}
