import { compareOrigins } from '@/lib/lessons/compare-origins.ts'
import { OriginCompareForm, type Preset } from './origin-compare-form.tsx'

/** Pairs that people get wrong, each for another reason. The first one is shown at the start. */
const PAIRS: readonly (readonly [first: string, second: string])[] = [
  ['http://localhost:3000/', 'http://localhost:8080/api/user'],
  ['https://foo.example/a', 'https://foo.example/b?page=2#top'],
  ['https://foo.example/', 'https://foo.example:443/'],
  ['https://foo.example/', 'http://foo.example/'],
  ['https://foo.example/', 'https://www.foo.example/'],
  ['http://localhost:3000/', 'http://127.0.0.1:3000/'],
  ['https://sara.github.io/', 'https://reza.github.io/'],
  ['data:text/html,hello', 'data:text/html,hello'],
]

/**
 * Two addresses, their origins and sites, and what differs. The examples are compared when the page is built, so they
 * can be read without a script; whatever is typed is compared in the reader's browser.
 */
export function OriginCompare() {
  const presets = PAIRS.map(([first, second]): Preset => ({ first, second, result: compareOrigins(first, second) }))
  return <OriginCompareForm presets={presets} />
}
