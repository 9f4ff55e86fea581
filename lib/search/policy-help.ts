/** The line of a Content-Security-Policy that allows an address, made of the one that a console quotes. */
import { serializedOriginOf } from '../trace/address.ts'

const DIRECTIVE = /([a-z]+-(?:src|action)(?:-elem|-attr)?)\b([^";]*)/

/** Source expressions that say something only about scripts and styles. */
const OF_CODE = /^'(?:unsafe-|wasm-|strict-dynamic|report-sample|nonce-|sha\d+-)/

export interface PolicyLine {
  /** The directive that governs the request; null where the text names none. */
  readonly directive: string | null
  /** That directive is not in the policy, and `default-src` decides. */
  readonly isNew: boolean
  readonly line: string
}

/** @param found the values of a console’s text: `value` is the quoted directive, `name` the one that governs the request */
export function policyLine({ value = '', name = '', url = '' }: Readonly<Record<string, string>>): PolicyLine {
  const [, quoted, list = ''] = DIRECTIVE.exec(value) ?? []
  const [, noted] = /Note that '([a-z-]+)' was not explicitly set/.exec(value) ?? DIRECTIVE.exec(name) ?? []
  const isNew = quoted === 'default-src' && noted !== undefined && noted !== 'default-src'
  const directive = (isNew ? noted.replace(/-(?:elem|attr)$/, '') : (quoted ?? noted)) ?? null
  const sources = list.split(/\s+/).filter((source) => source !== '' && source !== "'none'")
  const kept = isNew && !/^(?:script|style)-/.test(noted) ? sources.filter((source) => !OF_CODE.test(source)) : sources
  const own = list.trim() === '' ? ["'self'"] : kept
  const [scheme] = /^(?:data|blob):/.exec(url) ?? []
  const address = scheme ?? serializedOriginOf(url)
  return {
    directive,
    isNew,
    line: ['Content-Security-Policy:', directive ?? 'connect-src', ...own, address].join(' '),
  }
}
