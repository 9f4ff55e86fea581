import { nearest } from '../../../trace/spelling.ts'
import { knownDirectives } from './directives.ts'

/** Directives that people copy from elsewhere, and why this nginx does not know them. */
export const UNKNOWN_HINTS: { readonly [name: string]: string } = {
  add_header_inherit: 'nginx has it since version 1.29.3; this is 1.22.1. Repeat the `add_header` lines in this block.',
  more_set_headers: 'It belongs to the headers-more module, which this nginx does not have. Use `add_header`.',
  more_clear_headers: 'It belongs to the headers-more module, which this nginx does not have. Use `proxy_hide_header`.',
}

/** The directive that was perhaps meant: one edit away, or two in a long word. */
export function nearestDirective(name: string): string | null {
  if (name.length < 3 || name.length > 40) return null
  return nearest(name, knownDirectives(), name.length > 6 ? 2 : 1) ?? null
}
