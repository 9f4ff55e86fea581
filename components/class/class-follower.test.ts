import { expect, test } from 'vitest'
import type { StagePlace } from '@/components/stage/stage-followers.ts'
import type { LeadMessage } from '@/lib/class/class-protocol.ts'
import { led, newRecord, presentPoll, viewOf } from '@/lib/class/class-state.ts'
import type { ClassView } from '@/lib/class/class-view.ts'
import { NO_VOTES } from '@/lib/class/votes.ts'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import type { StageState } from '@/lib/stage/stage-state.ts'
import type { Talk } from '@/lib/talk/talk.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { createClassFollower } from './class-follower.ts'

const talk: Talk = {
  version: 1,
  id: 'talk',
  title: 'Talk',
  scenes: ['a', 'b'].map((id) => ({ id, title: id.toUpperCase(), document: DEFAULT_DOCUMENT, asks: true })),
}
const at = (state: Partial<StageState>, trace: Trace | null = null): StagePlace => ({
  talk,
  state: { scene: 0, phase: 'question', step: 0, beside: null, blank: false, ...state },
  document: DEFAULT_DOCUMENT,
  trace,
})

/** A class that answers at once, as its server would. */
function openClass() {
  let record = newRecord('00', 0)
  const sent: LeadMessage['do'][] = []
  const follower = createClassFollower((message) => {
    sent.push(message.do)
    record = led(record, message)
    queueMicrotask(() => follower.seen(viewOf(record, { joined: 0, solved: 0 }, NO_VOTES, 'leader')))
  })
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5))
  return {
    sent,
    lead: (message: LeadMessage) => {
      record = led(record, message)
      follower.seen(viewOf(record, { joined: 0, solved: 0 }, NO_VOTES, 'leader'))
    },
    async go(place: StagePlace) {
      follower.follow(place)
      await settle()
      return record
    },
  }
}

test('the questions of the stage open the poll, its first step closes it, and its answer reveals the truth', async () => {
  const trace = await runInNode(DEFAULT_DOCUMENT)
  const { go } = openClass()
  expect(presentPoll(await go(at({})))).toMatchObject({ scene: 'talk a', phase: 'open' })
  const stepping = await go(at({ phase: 'steps', step: 1 }, trace))
  expect(presentPoll(stepping)).toMatchObject({ phase: 'closed', truth: [] })
  expect(stepping.rows).toHaveLength(1)
  expect(stepping.trace.length).toBeLessThan(trace.length)
  const answered = await go(at({ phase: 'answer', step: 1 }, trace))
  expect(presentPoll(answered)).toMatchObject({ phase: 'revealed' })
  expect(presentPoll(answered)?.truth.map(({ question }) => question)).toEqual(['crossOrigin', 'sent', 'read'])
})

test('while the questions are asked nothing of a run is sent, though the stage has run', async () => {
  const record = await openClass().go(at({}, await runInNode(DEFAULT_DOCUMENT)))
  expect(record).toMatchObject({ rows: [], trace: [] })
})

test('the title of a scene that is asked about is shown with its answer, and stands in the summary', async () => {
  const trace = await runInNode(DEFAULT_DOCUMENT)
  const { go } = openClass()
  expect((await go(at({}))).scene?.title).toBe('Scene 1')
  expect((await go(at({ phase: 'steps', step: 3 }, trace))).scene?.title).toBe('Scene 1')
  const answered = await go(at({ phase: 'answer', step: 3 }, trace))
  expect(answered.scene?.title).toBe('A')
  expect(answered.polls.map(({ title }) => title)).toEqual(['A'])
})

test('the next scene has a poll of its own', async () => {
  const { go } = openClass()
  await go(at({}))
  expect(presentPoll(await go(at({ scene: 1 })))).toMatchObject({ number: 2, scene: 'talk b', phase: 'open' })
})

test('a place that did not change is sent once', async () => {
  const { go, sent } = openClass()
  await go(at({}))
  await go(at({}))
  expect(sent).toEqual(['show', 'open-poll'])
})

test('what another leader does is not taken back', async () => {
  const { go, lead, sent } = openClass()
  await go(at({}))
  lead({ do: 'close-poll', poll: 1 })
  lead({
    do: 'show',
    scene: { id: 'talk b', title: 'B', document: DEFAULT_DOCUMENT },
    phase: 'question',
    blank: false,
    rows: [],
    trace: [],
  })
  expect(sent).toEqual(['show', 'open-poll'])
})

test('a poll that was on its way when the first step was shown is closed as soon as it is there', () => {
  let record = newRecord('00', 0)
  const views: ClassView[] = []
  const sent: LeadMessage['do'][] = []
  const follower = createClassFollower((message) => {
    sent.push(message.do)
    record = led(record, message)
    views.push(viewOf(record, { joined: 0, solved: 0 }, NO_VOTES, 'leader'))
  })
  follower.follow(at({}))
  const [shown] = views.splice(0)
  if (shown) follower.seen(shown)
  expect(sent).toEqual(['show', 'open-poll'])
  // The presenter is quicker than the network: the class still says that there is no poll.
  const [opened] = views.splice(0)
  follower.follow(at({ phase: 'steps', step: 1 }))
  if (shown) follower.seen(shown)
  if (opened) follower.seen(opened)
  expect(sent.at(-1)).toBe('close-poll')
  expect(presentPoll(record)).toMatchObject({ phase: 'closed' })
})
