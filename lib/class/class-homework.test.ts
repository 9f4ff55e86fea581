import { afterEach, beforeEach, expect, test } from 'vitest'
import { ASSIGNMENT_TEXT, SUBMISSION_TEXT } from '@/lib/homework/homework-text.ts'
import { readHandedIn } from '@/lib/homework/read-handed-in.ts'
import { handIn } from '@/lib/homework/submission.ts'
import { sampleAssignment } from '@/lib/testing/homework/sample-assignment.ts'
import { type HttpSite, serveOverHttp } from '@/lib/testing/serve-over-http.ts'
import { startClass } from './class-connection.ts'
import { collect, collectedFile, fetchHandOut, handInToClass, handOut } from './class-homework.ts'
import type { CreatedClass } from './class-protocol.ts'
import { createMemoryStore } from './server/memory-store.ts'
import { createClassServer } from './server/serve-class.ts'

const assignment = sampleAssignment()
const text = ASSIGNMENT_TEXT.encode(assignment) ?? ''
const answersOf = (name: string, at: number) =>
  SUBMISSION_TEXT.encode(handIn(assignment, { fields: { name }, answers: {}, at: new Date(at) })) ?? ''
const atOnce = async () => undefined

let site: HttpSite
let created: CreatedClass
/** Answers that get lost, before one arrives. */
let lost = 0
beforeEach(async () => {
  const server = createClassServer(createMemoryStore())
  lost = 0
  site = await serveOverHttp(async (request) => {
    const response = await server.serve(request)
    if (lost === 0) return response
    lost -= 1
    return new Response('a proxy', { status: 502 })
  })
  const start = await startClass(site.site)
  if (start.is !== 'started') throw new Error('no class')
  created = start.created
})
afterEach(() => site.close())

const leader = () => ({ site: site.site, code: created.code, as: { token: created.leaderToken } })
const student = (n: number) => ({
  site: site.site,
  code: created.code,
  as: { device: n.toString(16).padStart(32, '0') },
})

test('what a class hands in is a text from which the same answers are judged', async () => {
  expect((await handOut(leader(), text)).ok).toBe(true)
  expect(await fetchHandOut(student(1))).toEqual({ ok: true, value: text })
  await handInToClass(student(1), answersOf('Sara', 2))
  await handInToClass(student(2), answersOf('Omar', 1))
  await handInToClass(student(2), answersOf('Omar, again', 3))
  const collected = await collect(leader())
  if (!collected.ok) throw new Error(collected.says)
  const handedIn = readHandedIn('class.txt', collectedFile(collected.value, 'https://cors.example'))
  expect(handedIn.map(({ read }) => read.ok && read.value.fields.name)).toEqual(['Sara', 'Omar, again'])
})

test('answers that a network loses are sent again, and count once', async () => {
  await handOut(leader(), text)
  await fetchHandOut(student(1))
  lost = 3
  expect((await handInToClass(student(1), answersOf('Sara', 1), atOnce)).ok).toBe(true)
  const collected = await collect(leader())
  expect(collected.ok && collected.value.answers).toHaveLength(1)
})

test('a class that does not answer is given up with what to do', async () => {
  lost = Number.POSITIVE_INFINITY
  expect(await handInToClass(student(1), answersOf('Sara', 1), atOnce)).toEqual({
    ok: false,
    says: expect.stringContaining('Check the connection'),
  })
})

test('a refusal is in the words of the class, and not tried again', async () => {
  expect(await fetchHandOut(student(1), atOnce)).toEqual({
    ok: false,
    says: expect.stringContaining('no homework now'),
  })
})
