import { describe, expect, test } from 'vitest'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import type { Edit } from '@/lib/lessons/answer.ts'
import { answerDocument } from '@/lib/lessons/answer-document.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { headerOf, requests, responses } from '@/lib/testing/run-example.ts'
import { firstBreach } from '@/lib/trace/summary/breach.ts'
import { lesson } from './lesson.ts'

const exercise = (id: string) => {
  const found = lesson.exercises.find((each) => each.id === id)
  if (!found) throw new Error(`no exercise ${id}`)
  return found
}
const run = (id: string, page: string, server?: readonly Edit[]) => {
  const document: PlaygroundDocument = answerDocument(exercise(id), server ? { page, server } : { page })
  return runInNode(document)
}

describe('the four labs', () => {
  test.each(lesson.exercises.filter(({ edits }) => edits === 'attack').map((each) => [each.id, each] as const))(
    '“%s” shows a call that the browser has refused nothing of',
    async (_, { solution }) => {
      const trace = await runInNode(solution)
      expect(firstBreach(trace)?.data).toBe('Sara’s data')
      expect(trace.filter(({ type }) => type === 'failure')).toEqual([])
    },
  )

  test('each attack is followed by the mending of the same servers', () => {
    const kinds = lesson.exercises.map(({ edits }) => edits)
    expect(kinds).toEqual(kinds.map((_, at) => (at % 2 === 0 ? 'attack' : 'servers')))
    for (const [at, { start }] of lesson.exercises.entries())
      if (at % 2 === 1) expect(start.servers).toEqual(lesson.exercises[at - 1]?.start.servers)
  })

  test.each(['read-the-appointments', 'read-the-street', 'read-the-balance'])(
    'evil.test is refused in “%s”, so another name has to be found',
    async (id) => {
      expect(firstBreach(await run(id, 'https://evil.test/'))).toBeNull()
    },
  )
})

test('a header of its own needs a preflight, and where it is allowed any page can send the header', async () => {
  const trace = await run('read-the-appointments', 'https://clinic.example.evil.test/')
  expect(requests(trace).map(({ method }) => method)).toEqual(['OPTIONS', 'GET'])
  expect(headerOf(requests(trace)[1], 'X-Clinic-App')).toBe('web')
})

test('new URL gives the name of an origin without its port, and fails for null and for nothing', () => {
  expect(new URL('https://www.news.example:8443').hostname).toBe('www.news.example')
  for (const text of ['null', '']) expect(() => new URL(text)).toThrow(TypeError)
})

test('a GET of a page to its own origin has no Origin', async () => {
  const trace = await run('a-dot-or-nothing', 'https://api.news.example/')
  expect(requests(trace).map((request) => headerOf(request, 'Origin'))).toEqual([null, null])
  expect(responses(trace).map(({ status }) => status)).toEqual([200, 200])
})

test('replace puts one text in the place of another once, and replaceAll everywhere', () => {
  expect('a.b.c'.replace('.', '\\.')).toBe('a\\.b.c')
  expect('a.b.c'.replaceAll('.', '\\.')).toBe('a\\.b\\.c')
})
