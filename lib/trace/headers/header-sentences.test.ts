import { expect, test } from 'vitest'
import { runScene } from '../../testing/scenes/scene.ts'
import { SCENES } from '../../testing/scenes/scenes.ts'
import { CORS_HEADERS } from './cors-headers.ts'
import { headerSentence } from './header-sentences.ts'
import { HTTP_HEADERS } from './http-headers.ts'

const ALL = [...CORS_HEADERS, ...HTTP_HEADERS]

test('each header has one sentence, whatever the case it is written in', () => {
  expect(new Set(ALL.map((h) => h.name.toLowerCase())).size).toBe(ALL.length)
  for (const header of ALL) expect(headerSentence(header.name.toUpperCase())).toBe(header)
})

test('a sentence is one, ends as one, and comes with a link to a place in a standard', () => {
  for (const { says, standard } of ALL) {
    expect(says).toMatch(/^[A-Z`].*\.$/)
    expect(says.length).toBeLessThan(200)
    expect(says.split('`').length % 2).toBe(1)
    expect(standard).toMatch(
      /^https:\/\/([\w-]+\.spec\.whatwg\.org|www\.rfc-editor\.org|www\.w3\.org|w3c\.github\.io|wicg\.github\.io|privacycg\.github\.io)\//,
    )
  }
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

test('what is no header has no sentence', () => {
  expect(headerSentence('X-Made-Up')).toBe(null)
  expect(headerSentence('')).toBe(null)
})
