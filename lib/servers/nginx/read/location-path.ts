import type { Word } from './tokenizer.ts'

/** How a location says which paths it is for. */
export interface LocationPath {
  readonly kind: 'exact' | 'prefix' | 'first' | 'regex' | 'named'
  /** The path, the pattern, or the name with its `@`. */
  readonly name: string
  readonly caseless: boolean
}

/** As `ngx_http_core_location` reads it: with a space after the modifier or without one. */
export function readLocationPath(args: readonly Word[]): LocationPath | { readonly error: string } {
  const [one, two] = args.map(({ text }) => text)
  if (two !== undefined) {
    if (one === '=') return { kind: 'exact', name: two, caseless: false }
    if (one === '^~') return { kind: 'first', name: two, caseless: false }
    if (one === '~' || one === '~*') return { kind: 'regex', name: two, caseless: one === '~*' }
    return { error: `invalid location modifier "${one}"` }
  }
  const name = one ?? ''
  if (name.startsWith('=')) return { kind: 'exact', name: name.slice(1), caseless: false }
  if (name.startsWith('^~')) return { kind: 'first', name: name.slice(2), caseless: false }
  if (name.startsWith('~*')) return { kind: 'regex', name: name.slice(2), caseless: true }
  if (name.startsWith('~')) return { kind: 'regex', name: name.slice(1), caseless: false }
  return { kind: name.startsWith('@') ? 'named' : 'prefix', name, caseless: false }
}
