import { expect, test } from 'vitest'
import type { StagePlace } from '@/components/stage/stage-followers.ts'
import type { LeadMessage } from '@/lib/class/class-protocol.ts'
import { type ClassRecord, led, newRecord, presentPoll, viewOf } from '@/lib/class/class-state.ts'
import { type ClassView, viewChange } from '@/lib/class/class-view.ts'
import { trueAnswers } from '@/lib/class/true-answers.ts'
import { NO_VOTES } from '@/lib/class/votes.ts'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import type { StageState } from '@/lib/stage/stage-state.ts'
import type { Talk } from '@/lib/talk/talk.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { createClassFollower, sceneInClass } from './class-follower.ts'

const DOCUMENT = { ...DEFAULT_DOCUMENT, title: 'Blocked', sentence: 'It is refused.' }
const talk: Talk = {
  version: 1,
  id: 'talk',
  title: 'Talk',
  scenes: ['refused', 'b'].map((id) => ({ id, title: id === 'b' ? 'B' : 'Refused', document: DOCUMENT, asks: true })),
}
const at = (state: Partial<StageState>, trace: Trace | null = null): StagePlace => ({
  talk,
  state: { scene: 0, phase: 'question', step: 0, beside: null, blank: false, ...state },
  document: DOCUMENT,
  trace,
  covered: state.phase !== 'answer',
})

const [A, B] = [0, 1].map((scene) => sceneInClass({ talk, state: { scene } }))

/** A class that answers at once, as its server would. */
function openClass() {
  let record = newRecord('00', 0)
  const sent: LeadMessage['do'][] = []
  const follower = createClassFollower((message) => {
    sent.push(message.do)
    record = led(record, message)
    queueMicrotask(() =>
      follower.seen(
        viewOf(record, { joined: 0, solved: 0, handedIn: 0 }, { histogram: NO_VOTES, earlier: null }, 'leader'),
      ),
    )
  })
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5))
  return {
    sent,
    follower,
    lead: (message: LeadMessage) => {
      record = led(record, message)
      follower.seen(
        viewOf(record, { joined: 0, solved: 0, handedIn: 0 }, { histogram: NO_VOTES, earlier: null }, 'leader'),
      )
    },
    async go(place: StagePlace) {
      follower.follow(place)
      await settle()
      return record
    },
  }
}

/** What the server sends to students. */
function asStudentsSee(record: ClassRecord) {
  const view = viewOf(record, { joined: 0, solved: 0, handedIn: 0 }, { histogram: NO_VOTES, earlier: null }, 'student')
  return { view, wire: JSON.stringify(viewChange(null, view)) }
}

test('the questions of the stage open the poll, its first step closes it, and its answer reveals the truth', async () => {
  const trace = await runInNode(DEFAULT_DOCUMENT)
  const { go } = openClass()
  expect(presentPoll(await go(at({})))).toMatchObject({ scene: A, phase: 'open' })
  const stepping = await go(at({ phase: 'steps', step: 1 }, trace))
  expect(presentPoll(stepping)).toMatchObject({ phase: 'closed', truth: [] })
  expect(stepping.rows).toHaveLength(1)
  expect(stepping.trace.length).toBeLessThan(trace.length)
  const answered = await go(at({ phase: 'answer', step: 1 }, trace))
  expect(presentPoll(answered)).toMatchObject({ phase: 'revealed' })
  expect(presentPoll(answered)?.truth.map(({ question }) => question)).toEqual(['crossOrigin', 'sent', 'read'])
})

test('of a scene that was changed on the stage the class is shown no words of its author, which may be untrue now', async () => {
  const trace = await runInNode(DEFAULT_DOCUMENT)
  const changed = { ...DOCUMENT, client: { ...DOCUMENT.client, code: '// changed' } }
  const answer = at({ phase: 'answer', step: 1 }, trace)
  const { go } = openClass()
  expect((await go(answer)).scene).toMatchObject({ title: 'Refused', document: { title: 'Blocked' } })
  const record = await go({ ...answer, document: changed })
  expect(record.scene?.title).toBe('Scene 1')
  expect(asStudentsSee(record).wire).not.toMatch(/Refused|Blocked|It is refused/)
})

test('while the questions are asked nothing of a run is sent, though the stage has run', async () => {
  const record = await openClass().go(at({}, await runInNode(DEFAULT_DOCUMENT)))
  expect(record).toMatchObject({ rows: [], trace: [] })
})

test('students are sent nothing that tells the answer before it is uncovered, and then the title and the sentence', async () => {
  const trace = await runInNode(DEFAULT_DOCUMENT)
  const { go } = openClass()
  const places = [at({}), at({}, trace), at({ phase: 'steps', step: 0 }, trace), at({ phase: 'steps', step: 2 }, trace)]
  for (const place of places) {
    const { wire, view } = asStudentsSee(await go(place))
    expect(wire).not.toMatch(/refused|Blocked/i)
    expect(view.scene).toMatchObject({ title: 'Scene 1', document: { client: DEFAULT_DOCUMENT.client } })
    expect(view.rows).toHaveLength(place.state.step)
  }
  const { view } = asStudentsSee(await go(at({ phase: 'answer', step: 3 }, trace)))
  expect(view.scene).toMatchObject({ title: 'Refused', document: { title: 'Blocked', sentence: 'It is refused.' } })
})

test('the summary has the title and the truth of a scene that was left before its answer', async () => {
  const trace = await runInNode(DEFAULT_DOCUMENT)
  const { go } = openClass()
  await go(at({}))
  await go(at({ phase: 'steps', step: 1 }, trace))
  const { polls } = await go(at({ scene: 1 }))
  expect(polls[0]).toMatchObject({ title: 'Refused', phase: 'closed', truth: [] })
  expect(polls[0]?.known).toEqual(trueAnswers(trace))
})

test('what is asked again before the reveal is a new poll, and the stage that goes back to the question keeps it open', async () => {
  const trace = await runInNode(DEFAULT_DOCUMENT)
  const { go, follower } = openClass()
  await go(at({}))
  await go(at({ phase: 'steps', step: 1 }, trace))
  follower.askAgain()
  const asked = await go(at({}, trace))
  expect(asked.polls.map(({ number, phase }) => [number, phase])).toEqual([
    [1, 'closed'],
    [2, 'open'],
  ])
  const answered = await go(at({ phase: 'answer', step: 3 }, trace))
  expect(answered.polls.map(({ phase }) => phase)).toEqual(['closed', 'revealed'])
})

test('a poll that is asked again, and was on its way at the first step, is closed as soon as it is there', async () => {
  const trace = await runInNode(DEFAULT_DOCUMENT)
  const { go, follower } = openClass()
  await go(at({}))
  await go(at({ phase: 'steps', step: 1 }, trace))
  follower.askAgain()
  follower.follow(at({}, trace))
  const { polls } = await go(at({ phase: 'steps', step: 1 }, trace))
  expect(polls.map(({ phase }) => phase)).toEqual(['closed', 'closed'])
})

test('a leader who takes up where the class is sends nothing until the next step', async () => {
  const trace = await runInNode(DEFAULT_DOCUMENT)
  const { go, sent, follower } = openClass()
  follower.takeUp(at({ phase: 'steps', step: 2 }, trace))
  await go(at({ phase: 'steps', step: 2 }, trace))
  expect(sent).toEqual([])
  await go(at({ phase: 'steps', step: 3 }, trace))
  expect(sent).toEqual(['show'])
})

test('the next scene has a poll of its own', async () => {
  const { go } = openClass()
  await go(at({}))
  expect(presentPoll(await go(at({ scene: 1 })))).toMatchObject({ number: 2, scene: B, phase: 'open' })
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
  lead({ do: 'close-poll', poll: 1, truth: [] })
  lead({
    do: 'show',
    scene: { id: 'other', title: 'B', document: DEFAULT_DOCUMENT },
    named: 'B',
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
    views.push(viewOf(record, { joined: 0, solved: 0, handedIn: 0 }, { histogram: NO_VOTES, earlier: null }, 'leader'))
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

test('the class gets the task of an exercise and where it is solved, and of another scene neither', async () => {
  const { go } = openClass()
  expect((await go(at({}))).scene).not.toHaveProperty('task')
  const [scene] = talk.scenes
  const exercise = { lesson: 'l', id: 'let-it-in' }
  const scenes = scene ? [{ ...scene, asks: false, task: 'Let it in.', exercise }] : []
  const place = { ...at({ phase: 'steps' }), talk: { ...talk, scenes } }
  expect((await go(place)).scene).toMatchObject({ title: 'Refused', task: 'Let it in.', exercise })
})
