import { describe, expect, test } from 'vitest'
import { DEFAULT_DOCUMENT } from '../document/default-document.ts'
import { isFull, newTalk, sceneOf, withoutScene, withScene, withSceneChanged, withSceneMoved } from './edit-talk.ts'
import { MOST_SCENES, parseTalk } from './parse-talk.ts'

const scenes = ['a', 'b', 'c'].map((id) => ({ ...sceneOf(id, DEFAULT_DOCUMENT), id }))
const talk = { ...newTalk('Three'), scenes }
const order = (of: { readonly scenes: readonly { readonly id: string }[] }) => of.scenes.map(({ id }) => id).join('')

describe('changes of a talk', () => {
  test.each([
    ['a', 2, 'bca'],
    ['c', 0, 'cab'],
    ['b', 1, 'abc'],
    ['a', 99, 'bca'],
    ['c', -5, 'cab'],
    ['x', 0, 'abc'],
  ])('scene %s moved to %i', (id, to, expected) => {
    expect(order(withSceneMoved(talk, id, to))).toBe(expected)
  })

  test('a scene is added where it is dropped, else at the end', () => {
    const scene = { ...sceneOf('d', DEFAULT_DOCUMENT), id: 'd' }
    expect(order(withScene(talk, scene, 1))).toBe('adbc')
    expect(order(withScene(talk, scene))).toBe('abcd')
  })

  test('the same scene added twice gets an id of its own', () => {
    const twice = withScene(talk, { ...sceneOf('a', DEFAULT_DOCUMENT), id: 'a' })
    expect(twice.scenes).toHaveLength(4)
    expect(new Set(twice.scenes.map(({ id }) => id)).size).toBe(4)
    expect(parseTalk(twice).ok).toBe(true)
  })

  test('a full talk takes no further scene', () => {
    let full = newTalk('Long')
    for (let at = 0; at < MOST_SCENES; at += 1) full = withScene(full, sceneOf(`${at}`, DEFAULT_DOCUMENT))
    expect(isFull(full)).toBe(true)
    expect(withScene(full, sceneOf('more', DEFAULT_DOCUMENT))).toBe(full)
    expect(parseTalk(full).ok).toBe(true)
  })

  test('a change leaves the talk before it as it was, so that it can be undone', () => {
    const before = JSON.stringify(talk)
    withoutScene(talk, 'a')
    withSceneChanged(talk, 'b', (scene) => ({ ...scene, asks: false }))
    withSceneMoved(talk, 'a', 2)
    expect(JSON.stringify(talk)).toBe(before)
    expect(order(withoutScene(talk, 'a'))).toBe('bc')
    expect(withSceneChanged(talk, 'b', (scene) => ({ ...scene, asks: false })).scenes[1]?.asks).toBe(false)
  })
})
