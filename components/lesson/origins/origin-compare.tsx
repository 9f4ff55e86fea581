import { compareOrigins } from '@/lib/lessons/compare-origins.ts'
import { OriginCompareForm, type Preset } from './origin-compare-form.tsx'

/** Pairs that are often misjudged, each for a different reason. The first one is shown at the start. */
const PAIRS: readonly (readonly [name: string, first: string, second: string])[] = [
  ['Another port', 'http://localhost:3000/', 'http://localhost:8080/api/user'],
  ['Another path', 'https://foo.example/a', 'https://foo.example/b?page=2#top'],
  ['The default port', 'https://foo.example/', 'https://foo.example:443/'],
  ['http and https', 'https://foo.example/', 'http://foo.example/'],
  ['With www', 'https://foo.example/', 'https://www.foo.example/'],
  ['localhost as a number', 'http://localhost:3000/', 'http://127.0.0.1:3000/'],
  ['Two pages on github.io', 'https://sara.github.io/', 'https://reza.github.io/'],
  ['data:', 'data:text/html,hello', 'data:text/html,hello'],
]

/**
 * Two addresses, their origins and sites, and what differs. The examples are compared at build time, so they can be
 * read without JavaScript; typed addresses are compared in the reader's browser.
 */
export function OriginCompare() {
  const presets = PAIRS.map(
    ([name, first, second]): Preset => ({ name, first, second, result: compareOrigins(first, second) }),
  )
  return <OriginCompareForm presets={presets} />
}
