import { expect, test } from 'vitest'
import { runScene } from '../../testing/scenes/run-scene.ts'
import { SCENES } from '../../testing/scenes/scenes.ts'
import { HEADER_SENTENCES, headerSentence } from './header-sentences.ts'

test('every header is described once, in whatever case it is asked for', () => {
  expect(twice(HEADER_SENTENCES.map(({ name }) => name.toLowerCase()))).toEqual([])
  for (const header of HEADER_SENTENCES) {
    expect(headerSentence(header.name.toUpperCase())).toBe(header)
    expect(headerSentence(` ${header.name.toLowerCase()} `)).toBe(header)
  }
})

test('every description is at most three whole sentences, all its own, with balanced marks for code', () => {
  expect(twice(HEADER_SENTENCES.map(({ says }) => says))).toEqual([])
  for (const { says } of HEADER_SENTENCES) {
    const sentences = says.split(/(?<=\.) /)
    expect(sentences.length, says).toBeLessThanOrEqual(3)
    for (const sentence of sentences) expect(sentence, says).toMatch(/^[A-Z`].+[^.]\.$/)
    expect(says.split('`').length % 2, says).toBe(1)
    expect(says.length, says).toBeLessThan(200)
  }
})

test('every description links to a place in a standard', () => {
  for (const { standard } of HEADER_SENTENCES)
    expect(standard).toMatch(
      /^https:\/\/([\w-]+\.spec\.whatwg\.org|www\.rfc-editor\.org|www\.w3\.org|w3c\.github\.io|wicg\.github\.io|privacycg\.github\.io)\//,
    )
})

test('the headers that browsers write by themselves are all explained', async () => {
  const unknown = new Set<string>()
  for (const scene of SCENES)
    for (const event of await runScene(scene))
      if (event.type === 'header' && event.what === 'added' && !headerSentence(event.name)) unknown.add(event.name)
      else if (event.type === 'request')
        for (const [name] of event.headers)
          if (/^(sec-|access-control-)/i.test(name) && !headerSentence(name)) unknown.add(name)
  expect([...unknown]).toEqual([])
})

test('a made-up header has no description', () => {
  expect(headerSentence('X-Made-Up')).toBe(null)
  expect(headerSentence('')).toBe(null)
})

const twice = (values: readonly string[]) => values.filter((value, at) => values.indexOf(value) < at)
