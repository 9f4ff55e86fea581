// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { readSession, type StageSession, writeSession } from './stage-session.ts'

const SESSION: StageSession = {
  state: { scene: 3, phase: 'steps', step: 2, beside: null, blank: false },
  first: 1,
  since: 1000,
  covers: {},
  marks: {},
  ran: {},
}

beforeEach(() => sessionStorage.clear())

test('a reload of the stage finds the place that it had', () => {
  writeSession('talk', SESSION)
  expect(readSession('talk', 1)).toEqual(SESSION)
  expect(readSession('another talk', 1)).toBe(null)
})

test('an address that names another scene of the talk opens that one', () => {
  writeSession('talk', SESSION)
  expect(readSession('talk', 2)).toBe(null)
})
