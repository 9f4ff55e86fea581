import { describe, expect, test } from 'vitest'
import { DEFAULT_DOCUMENT } from '../document/default-document.ts'
import type { Scene, Talk } from '../talk/talk.ts'
import { isChanged, shownDocument, shownTitle } from './shown-words.ts'

const prepared = { ...DEFAULT_DOCUMENT, title: 'Blocked', sentence: 'The header is missing.' }
const changed = { ...prepared, client: { ...prepared.client, code: '// changed' } }
const scene: Scene = { id: 'a', title: 'Blocked', document: prepared, asks: true }
const talk = (...scenes: Scene[]): Talk => ({ version: 1, id: 't', title: 'T', scenes })
const place = { talk: talk({ ...scene, id: 'first' }, scene), state: { scene: 1 }, document: prepared, covered: false }

describe('the words of a scene', () => {
  test('are shown when its answer is uncovered, and not before', () => {
    expect(shownTitle(place)).toBe('Blocked')
    expect(shownDocument(place)).toBe(prepared)
    expect(shownTitle({ ...place, covered: true })).toBe('Scene 2')
    expect(shownDocument({ ...place, covered: true })).not.toHaveProperty('sentence')
  })

  test('are not shown of a document that was changed, of which they may be untrue', () => {
    expect(shownTitle({ ...place, document: changed })).toBe('Scene 2')
    expect(shownDocument({ ...place, document: changed })).not.toHaveProperty('title')
  })

  test('do not make another document of it', () => {
    expect(isChanged({ ...place, document: { ...prepared, title: 'Another' } })).toBe(false)
    expect(isChanged({ ...place, document: changed })).toBe(true)
  })

  test('the title of a task is shown at any time, unless the scene asks', () => {
    const task = { ...scene, title: 'Make it readable', task: 'Let the page read it.' }
    const at = { ...place, state: { scene: 0 }, document: changed, covered: true }
    expect(shownTitle({ ...at, talk: talk({ ...task, asks: false }) })).toBe('Make it readable')
    expect(shownTitle({ ...at, talk: talk({ ...task, asks: true }) })).toBe('Scene 1')
  })
})
