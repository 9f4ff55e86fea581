import { expect, test } from 'vitest'
import { FAILURE_REASONS } from '../../trace/failure-reasons.ts'
import { OTHER_REASONS } from '../case-reasons.ts'
import { patternOf } from '../template-pattern.ts'
import { knownSamples } from './known-samples.ts'
import { KNOWN_TEXTS } from './known-texts.ts'

test('each known text has a source, places that are known, and more than ten characters of its own', () => {
  for (const { text, source } of KNOWN_TEXTS) {
    expect(source.length).toBeGreaterThan(4)
    const places = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const known = ['url', 'redirect', 'from', 'page', 'origin', 'element', 'method', 'name', 'value', 'status']
    expect(places.filter((name) => !known.includes(name ?? ''))).toEqual([])
    if (text !== '{method} {url}') expect(patternOf(text).weight).toBeGreaterThan(10)
  }
})

test('no known text is in the table twice', () => {
  const keys = KNOWN_TEXTS.map(({ browser, text }) => `${browser} ${patternOf(text).pattern}`)
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
})

test('no reason beside the failures of a trace has the name of one', () => {
  expect(OTHER_REASONS.filter((reason) => (FAILURE_REASONS as readonly string[]).includes(reason))).toEqual([])
})

test('the samples of a page are whole texts with realistic values', () => {
  expect(knownSamples('chromium', 'worker-script')[0]).toBe(
    "Failed to construct '…': Script at 'https://bar.other/data' cannot be accessed from origin 'https://foo.example'.",
  )
  for (const line of knownSamples('firefox', 'cookie-rejected')) expect(line).not.toContain('{')
})
