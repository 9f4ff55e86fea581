import { expect, test } from 'vitest'
import { DEFAULT_DOCUMENT } from '../document/default-document.ts'
import type { Exercise } from './exercise.ts'
import { documentWith, textsOf } from './kept-answer.ts'

const start = {
  ...DEFAULT_DOCUMENT,
  servers: [
    { origin: 'https://a.example', dialect: 'raw' as const, text: 'one', addressSpace: 'loopback' as const },
    { origin: 'https://b.example', dialect: 'raw' as const, text: 'two' },
  ],
}
const exercise: Exercise = {
  id: 'x',
  title: 'X',
  task: 'Do it.',
  start,
  edits: 'both',
  hints: [],
  solution: start,
  probes: [],
}
const answer = {
  ...start,
  client: { ...start.client, code: 'mine' },
  servers: [
    start.servers[0] as (typeof start.servers)[0],
    { origin: 'https://b.example', dialect: 'express' as const, text: 'three' },
    { origin: 'https://c.example', dialect: 'raw' as const, text: 'four' },
  ],
}

test('of an answer only what differs from the start is kept, and with the start it is the answer again', () => {
  const texts = textsOf(exercise, answer)
  expect(texts).toEqual({ code: 'mine', servers: answer.servers.slice(1) })
  expect(documentWith(exercise, texts)).toEqual(answer)
})

test('what an exercise does not let be changed is no part of an answer', () => {
  expect(textsOf({ ...exercise, edits: 'client' }, answer)).toEqual({ code: 'mine' })
  expect(Object.keys(textsOf({ ...exercise, edits: 'servers' }, answer))).toEqual(['servers'])
})

test('texts that make no document, such as a server of a dialect that nobody knows, are no answer', () => {
  const servers = [{ origin: 'https://b.example', dialect: 'cobol', text: '' }]
  expect(documentWith(exercise, { servers })).toBeNull()
})
