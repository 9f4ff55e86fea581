import { expect, test } from 'vitest'
import { ASSIGNMENT_TEXT, SUBMISSION_TEXT } from '@/lib/homework/homework-text.ts'
import type { Submission } from '@/lib/homework/submission.ts'
import { handIn } from '@/lib/homework/submission.ts'
import { sampleAssignment } from '@/lib/testing/homework/sample-assignment.ts'
import { type CreatedClass, DEVICE_HEADER, MOST_DOCUMENT_BYTES, type Refusal } from '../class-protocol.ts'
import { changedView, type ViewChange } from '../class-view.ts'
import { messagesOf } from '../event-stream.ts'
import { createMemoryStore } from './memory-store.ts'
import { createClassServer } from './serve-class.ts'

const assignment = sampleAssignment()
const [first] = assignment.exercises
if (!first) throw new Error('The sample has no exercise.')
const handOut = { assignment: ASSIGNMENT_TEXT.encode(assignment) }

const answersOf = (name: string, at: number, change: Partial<Submission> = {}) => ({
  answers: SUBMISSION_TEXT.encode({
    ...handIn(assignment, { fields: { name, number: '1' }, answers: { [first.id]: first.start }, at: new Date(at) }),
    ...change,
  }),
})

async function openClass() {
  const server = createClassServer(
    createMemoryStore(() => 0),
    () => 0,
  )
  const send = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
    server.serve(
      new Request(`https://cors.example/api/class${path}`, {
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
        headers: {
          Host: 'cors.example',
          'X-Forwarded-For': '192.0.2.1',
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
      }),
    )
  const { code, leaderToken } = (await (await send('', {})).json()) as CreatedClass
  const leader = { Authorization: `Bearer ${leaderToken}` }
  const student = (n: number) => ({ [DEVICE_HEADER]: n.toString(16).padStart(32, '0') })
  for (const n of [1, 2]) await send(`/${code}/hello`, {}, student(n))
  const at = (what: string, body: unknown, who: Record<string, string>) => send(`/${code}/${what}`, body, who)
  return { at, leader, student }
}

async function refusal(response: Response): Promise<readonly [status: number, reason: string]> {
  expect(response.ok).toBe(false)
  return [response.status, ((await response.json()) as Refusal).reason]
}

test('homework is handed out to a class, handed in by its devices, and read by its leader', async () => {
  const { at, leader, student } = await openClass()
  expect(await refusal(await at('hand-out', undefined, student(1)))).toEqual([409, 'not-collected'])
  expect(await refusal(await at('handed-in', undefined, leader))).toEqual([409, 'not-collected'])
  expect((await at('hand-out', handOut, leader)).status).toBe(200)
  expect(await (await at('hand-out', undefined, student(1))).json()).toEqual(handOut)
  const [sara, omar] = [answersOf('Sara', 5), answersOf('Omar', 3)]
  expect((await at('hand-in', sara, student(1))).status).toBe(200)
  expect((await at('hand-in', omar, student(2))).status).toBe(200)
  expect(await (await at('handed-in', undefined, leader)).json()).toEqual({
    assignment: assignment.id,
    title: assignment.title,
    answers: [omar.answers, sara.answers],
  })
  expect(await (await at('summary', undefined, leader)).json()).toMatchObject({
    lines: [{ title: assignment.title, handedIn: 2 }],
  })
})

test('only a leader hands homework out and reads what was handed in', async () => {
  const { at, leader, student } = await openClass()
  await at('hand-out', handOut, leader)
  await at('hand-in', answersOf('Sara', 1), student(1))
  for (const who of [student(1), {}, { Authorization: 'Bearer guessed' }]) {
    expect(await refusal(await at('handed-in', undefined, who))).toEqual([403, 'not-leader'])
    expect(await refusal(await at('hand-out', { assignment: null }, who))).toEqual([403, 'not-leader'])
  }
  expect(await refusal(await at('hand-in', answersOf('Sara', 1), student(3)))).toEqual([403, 'not-joined'])
  expect(await refusal(await at('hand-out', undefined, student(3)))).toEqual([403, 'not-joined'])
})

test('a leader sees how many have handed in, also when nothing more is collected and after the end', async () => {
  const { at, leader, student } = await openClass()
  await at('hand-out', handOut, leader)
  await at('hand-in', answersOf('Sara', 1), student(1))
  const seen = async () => {
    const stream = await at('events', undefined, leader)
    for await (const change of messagesOf(stream.body as ReadableStream<Uint8Array>, () => undefined))
      return changedView(null, change as ViewChange)
    return null
  }
  expect(await seen()).toMatchObject({ handOut: { title: assignment.title }, counts: { handedIn: 1 } })
  await at('hand-out', { assignment: null }, leader)
  expect(await seen()).toMatchObject({ handOut: null, counts: { handedIn: 1 } })
  await at('lead', { do: 'end' }, leader)
  expect(await seen()).toMatchObject({ handOut: null, counts: { handedIn: 1 }, ended: true })
})

test('what was handed in can be read after the class has ended, and nothing more is taken', async () => {
  const { at, leader, student } = await openClass()
  await at('hand-out', handOut, leader)
  await at('hand-in', answersOf('Sara', 1), student(1))
  await at('lead', { do: 'end' }, leader)
  expect(await refusal(await at('hand-in', answersOf('Omar', 2), student(2)))).toEqual([409, 'not-collected'])
  expect(await refusal(await at('hand-out', handOut, leader))).toEqual([400, 'not-valid'])
  expect(await (await at('handed-in', undefined, leader)).json()).toMatchObject({
    answers: [answersOf('Sara', 1).answers],
  })
})

test('collecting ends when the leader says so, and begins again with the same homework', async () => {
  const { at, leader, student } = await openClass()
  await at('hand-out', handOut, leader)
  await at('hand-in', answersOf('Sara', 1), student(1))
  await at('hand-out', { assignment: null }, leader)
  expect(await refusal(await at('hand-in', answersOf('Omar', 2), student(2)))).toEqual([409, 'not-collected'])
  await at('hand-out', handOut, leader)
  expect((await at('hand-in', answersOf('Omar', 2), student(2))).status).toBe(200)
  expect(await (await at('handed-in', undefined, leader)).json()).toMatchObject({ answers: { length: 2 } })
})

test.for<[string, unknown, readonly [number, string]]>([
  ['are no answers', { answers: 'h1.abc' }, [400, 'not-valid']],
  ['are an assignment', { answers: handOut.assignment }, [400, 'not-valid']],
  ['are for another assignment', answersOf('Sara', 1, { assignment: 'other-1' }), [409, 'not-collected']],
  ['are for another version of it', answersOf('Sara', 1, { key: 'older' }), [409, 'not-collected']],
  [
    'say more about the student than was asked',
    answersOf('Sara', 1, { fields: { mail: 's@example' } }),
    [400, 'not-valid'],
  ],
  ['have a document over the limit', answersOf('Sara', 1, { answers: { [first.id]: large() } }), [413, 'too-large']],
  ['are longer than a class takes', { answers: `h1.${'x'.repeat(200_000)}` }, [400, 'not-valid']],
])('answers that %s are refused', async ([, body, expected]) => {
  const { at, leader, student } = await openClass()
  await at('hand-out', handOut, leader)
  expect(await refusal(await at('hand-in', body, student(1)))).toEqual(expected)
})

test('an assignment that is damaged, or has a document over the limit, is not handed out', async () => {
  const { at, leader } = await openClass()
  expect(await refusal(await at('hand-out', { assignment: `${handOut.assignment}x` }, leader))).toEqual([
    400,
    'not-valid',
  ])
  const assigned = ASSIGNMENT_TEXT.encode({ ...assignment, exercises: [{ ...first, start: large() }] })
  expect(await refusal(await at('hand-out', { assignment: assigned }, leader))).toEqual([413, 'too-large'])
})

test('a device that hands in again and again is asked to wait, and the others are not', async () => {
  const { at, leader, student } = await openClass()
  await at('hand-out', handOut, leader)
  const statuses: number[] = []
  for (let n = 1; n <= 8; n += 1) statuses.push((await at('hand-in', answersOf('Sara', n), student(1))).status)
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429, 429])
  expect((await at('hand-in', answersOf('Omar', 1), student(2))).status).toBe(200)
})

/** A document larger than a class takes, and short in a link. */
function large() {
  const [server] = first?.start.servers ?? []
  if (!first || !server) throw new Error('The sample has no server.')
  const text = 'x'.repeat(MOST_DOCUMENT_BYTES / 2)
  return {
    ...first.start,
    servers: [
      { ...server, text },
      { ...server, origin: 'https://other.example', text },
    ],
  }
}
