import { expect, test } from 'vitest'
import { DEFAULT_DOCUMENT } from '../document/default-document.ts'
import type { LeadMessage } from './class-protocol.ts'
import { type ClassRecord, earlierPoll, led, newRecord, presentPoll, presentTask, viewOf } from './class-state.ts'
import { histogramOf } from './votes.ts'

const show = (id: string): LeadMessage => ({
  do: 'show',
  scene: { id, title: `Scene ${id}`, document: DEFAULT_DOCUMENT },
  named: `The name of ${id}`,
  phase: 'question',
  blank: false,
  rows: [],
  trace: [],
})
const open = (scene: string): LeadMessage => ({ do: 'open-poll', scene })
const TRUTH = [{ question: 'read', right: ['no'], says: 'The browser kept it.' }] as const
const EXERCISE = { lesson: 'headers', exercise: 'one', title: 'One' }

const after = (...messages: readonly LeadMessage[]): ClassRecord => messages.reduce(led, newRecord('00', 5))

test('a poll is about the scene that is shown, and about no other', () => {
  expect(presentPoll(after(open('a')))).toBe(null)
  expect(presentPoll(after(show('a'), open('b')))).toBe(null)
  expect(presentPoll(after(show('a'), open('a')))).toEqual({ number: 1, scene: 'a', phase: 'open', truth: [] })
})

test('every message that is repeated changes nothing the second time', () => {
  const messages: LeadMessage[] = [
    show('a'),
    open('a'),
    { do: 'close-poll', poll: 1, truth: TRUTH },
    { do: 'reveal', poll: 1, truth: TRUTH },
    { do: 'ask-again', poll: 1 },
    { do: 'set-task', task: EXERCISE },
    { do: 'set-task', task: null },
    { do: 'end' },
  ]
  let record = newRecord('00', 5)
  for (const message of messages) {
    record = led(record, message)
    expect(led(record, message), message.do).toEqual(record)
  }
})

test('going on to another scene closes the poll, and coming back shows it as it was', () => {
  const gone = after(show('a'), open('a'), show('b'))
  expect(presentPoll(gone)).toBe(null)
  expect(presentPoll(led(gone, show('a')))?.phase).toBe('closed')
})

test('a poll that was closed opens again with its number, and one that was revealed does not', () => {
  const closed = after(show('a'), open('a'), { do: 'close-poll', poll: 1, truth: TRUTH })
  expect(presentPoll(closed)?.phase).toBe('closed')
  expect(presentPoll(led(closed, open('a')))).toMatchObject({ number: 1, phase: 'open' })
  const revealed = led(closed, { do: 'reveal', poll: 1, truth: TRUTH })
  expect(presentPoll(led(revealed, open('a')))).toMatchObject({ number: 1, phase: 'revealed', truth: TRUTH })
  expect(presentPoll(led(revealed, { do: 'close-poll', poll: 1, truth: TRUTH }))?.phase).toBe('revealed')
})

test('asking again is a new poll about the same scene, and the first stays in the record', () => {
  const again = after(show('a'), open('a'), { do: 'reveal', poll: 1, truth: TRUTH }, { do: 'ask-again', poll: 1 })
  expect(presentPoll(again)).toMatchObject({ number: 2, phase: 'open', truth: [] })
  expect(again.polls).toHaveLength(2)
})

test('what is asked again, also before the reveal, can be compared with what was said before', () => {
  const closed = after(show('a'), open('a'), { do: 'close-poll', poll: 1, truth: TRUTH })
  expect(earlierPoll(closed)).toBe(null)
  const again = led(closed, { do: 'ask-again', poll: 1 })
  expect(presentPoll(again)).toMatchObject({ number: 2, phase: 'open' })
  expect(earlierPoll(again)).toMatchObject({ number: 1, phase: 'closed' })
  // That of another scene is not compared with.
  expect(earlierPoll(after(show('a'), open('a'), show('b'), open('b')))).toBe(null)
})

test('a task that was set before keeps its number', () => {
  const other = { ...EXERCISE, exercise: 'two' }
  const set = after({ do: 'set-task', task: EXERCISE }, { do: 'set-task', task: other })
  expect(presentTask(set)).toEqual({ number: 2, ...other })
  expect(presentTask(led(set, { do: 'set-task', task: EXERCISE }))).toEqual({ number: 1, ...EXERCISE })
})

test('a class that has ended shows nothing, and nobody can lead it', () => {
  const ended = after(show('a'), open('a'), { do: 'end' })
  expect(ended).toMatchObject({ ended: true, scene: null, trace: [] })
  expect(ended.polls[0]?.phase).toBe('closed')
  expect(led(ended, show('b'))).toBe(ended)
})

test('students see the distributions when the poll is revealed and not before; leaders see them always', () => {
  const histogram = histogramOf([{ at: 1, answers: { read: 'no' } }])
  const earlier = histogramOf([{ at: 1, answers: { read: 'yes' } }])
  const asked = after(show('a'), open('a'))
  const seen = (record: ClassRecord, audience: 'student' | 'leader') =>
    viewOf(record, { joined: 3, solved: 0, handedIn: 0 }, { histogram, earlier }, audience)
  expect(seen(asked, 'student')).toMatchObject({ histogram: null, earlier: null })
  expect(seen(asked, 'student').counts).toEqual({ joined: 3, begun: 1, answered: 0, solved: 0, handedIn: 0 })
  expect(seen(asked, 'leader')).toMatchObject({ histogram, earlier })
  const revealed = led(asked, { do: 'reveal', poll: 1, truth: TRUTH })
  expect(seen(revealed, 'student')).toMatchObject({ histogram, earlier })
})

test('what only the summary has is in no view: the name of a covered scene, and the truth of a poll that is closed', () => {
  const closed = after(show('a'), open('a'), { do: 'close-poll', poll: 1, truth: TRUTH })
  expect(closed.polls).toMatchObject([{ title: 'The name of a', known: TRUTH }])
  const view = viewOf(
    closed,
    { joined: 0, solved: 0, handedIn: 0 },
    { histogram: histogramOf([]), earlier: null },
    'student',
  )
  expect(JSON.stringify(view)).not.toMatch(/The name of a|The browser kept it/)
})

test('a view has nothing of the leader’s token, nor of its hash', () => {
  const record = led(newRecord('f00d', 5), show('a'))
  for (const audience of ['student', 'leader'] as const)
    expect(
      JSON.stringify(
        viewOf(record, { joined: 0, solved: 0, handedIn: 0 }, { histogram: histogramOf([]), earlier: null }, audience),
      ),
    ).not.toContain('f00d')
})
