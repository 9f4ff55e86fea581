import * as v from 'valibot'
import { expect, test } from 'vitest'
import { DEFAULT_DOCUMENT } from '../document/default-document.ts'
import { leadMessage } from './class-schemas.ts'

test('a scene that is shown keeps its task and where it is solved, and needs neither', () => {
  const scene = { id: 'a', title: 'A', document: DEFAULT_DOCUMENT }
  const show = { do: 'show', scene, named: 'A', phase: 'steps', blank: false, rows: [], trace: [] }
  const exercise = { lesson: 'l', id: 'let-it-in' }
  const shown = (more: object) => v.parse(leadMessage, { ...show, scene: { ...scene, ...more } })
  expect(shown({})).toMatchObject({ scene })
  expect(shown({ task: 'Let it in.', exercise })).toMatchObject({ scene: { task: 'Let it in.', exercise } })
})
