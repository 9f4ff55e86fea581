import { knownDirectives } from './directives.ts'

/** Directives that people copy from elsewhere, and why this nginx does not know them. */
export const UNKNOWN_HINTS: { readonly [name: string]: string } = {
  add_header_inherit: 'nginx has it since version 1.29.3; this is 1.22.1. Repeat the `add_header` lines in this block.',
  more_set_headers: 'It belongs to the headers-more module, which this nginx does not have. Use `add_header`.',
  more_clear_headers: 'It belongs to the headers-more module, which this nginx does not have. Use `proxy_hide_header`.',
}

/** The directive that was perhaps meant: one slip away, or two in a long word. */
export function nearestDirective(name: string): string | null {
  if (name.length < 3 || name.length > 40) return null
  let nearest: string | null = null
  let least = name.length > 6 ? 3 : 2
  for (const known of knownDirectives()) {
    if (Math.abs(known.length - name.length) >= least) continue
    const distance = editDistance(name, known)
    if (distance < least) {
      least = distance
      nearest = known
    }
  }
  return nearest
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change))
    }
    row = next
  }
  return row[b.length] ?? 0
}
