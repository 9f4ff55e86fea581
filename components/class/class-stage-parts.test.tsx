// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openNotesChannel } from '@/components/stage/notes-channel.ts'
import type { StagePlace } from '@/components/stage/stage-followers.ts'
import type { ClassListener, Start } from '@/lib/class/class-connection.ts'
import type { ClassSummary, LeadMessage } from '@/lib/class/class-protocol.ts'
import { led, newRecord, presentPoll, viewOf } from '@/lib/class/class-state.ts'
import type { Delivery } from '@/lib/class/outbox.ts'
import { histogramOf, NO_VOTES } from '@/lib/class/votes.ts'
import { commandOf } from '@/lib/commands/commands.ts'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import { PREDICTION_QUESTIONS } from '@/lib/lessons/prediction-questions.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import type { StageState } from '@/lib/stage/stage-state.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { doInClass } from './class-commands.ts'
import { CLASS_FOLLOWERS, CLASS_PARTS } from './class-on-stage.tsx'
import { follow } from './class-session.ts'
import { ClassAnswer, ClassCorner, ClassQuestion, ClassTools } from './class-stage-parts.tsx'

/** A server that keeps one class, and answers at once. */
const server = vi.hoisted(() => ({
  start: { is: 'no-server' } as Start,
  lead: (_: LeadMessage) => {},
  listener: null as ClassListener | null,
  as: null as unknown,
  connections: 0,
  delivery: { ok: true, answer: {} } as Delivery,
  origins: [] as readonly string[],
  summary: null as ClassSummary | null,
}))

vi.mock('@/lib/class/class-connection.ts', () => ({
  startClass: async () => server.start,
  connectToClass: (access: { as: unknown }, listener: ClassListener) => {
    server.listener = listener
    server.as = access.as
    server.connections += 1
    return {
      lead: async (message: LeadMessage) => {
        server.lead(message)
        return server.delivery
      },
      summary: async () => server.summary,
      tryNow: () => undefined,
      close: () => {
        server.connections -= 1
      },
    }
  },
}))
vi.mock('@/lib/class/site-in-network.ts', () => ({
  reachableOrigins: async () => server.origins,
  originForOthers: () => server.origins[0] ?? location.origin,
}))
const files: string[] = []
vi.mock('@/components/export/save-file.ts', () => ({ saveFile: (name: string) => void files.push(name) }))
vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined }) }))

const STARTED: Start = { is: 'started', created: { code: 'C4F9QX', leaderToken: 'token' } }
const at = (state: Partial<StageState>, trace: Trace | null = null): StagePlace => ({
  talk: {
    version: 1,
    id: 'talk',
    title: 'Talk',
    scenes: [
      { id: 'a', title: 'A', document: DEFAULT_DOCUMENT, asks: true },
      { id: 'b', title: 'B', document: DEFAULT_DOCUMENT, asks: false, exercise: { lesson: 'l', id: 'b' } },
    ],
  },
  state: { scene: 0, phase: 'question', step: 0, beside: null, blank: false, ...state },
  document: DEFAULT_DOCUMENT,
  trace,
  covered: state.phase !== 'answer',
})

let record = newRecord('00', 0)
let votes = NO_VOTES
const tell = () =>
  server.listener?.view(
    viewOf(record, { joined: 3, solved: 1, handedIn: 0 }, { histogram: votes, earlier: null }, 'leader'),
  )

let said: readonly string[] = []
const say = (words: string) => {
  said = [...said, words]
}
beforeEach(() => {
  said = []
  files.length = 0
  sessionStorage.clear()
  localStorage.clear()
  record = newRecord('00', 0)
  votes = NO_VOTES
  server.start = STARTED
  server.origins = []
  server.delivery = { ok: true, answer: {} }
  server.lead = (message) => {
    record = led(record, message)
    tell()
  }
})
afterEach(cleanup)

/** The parts as the stage has them. */
const Parts = ({ place }: { place: StagePlace }) => (
  <>
    <ClassCorner />
    {place.state.phase === 'question' && <ClassQuestion at={place} />}
    {place.state.phase === 'answer' &&
      PREDICTION_QUESTIONS.map(({ question }) => <ClassAnswer key={question} at={place} question={question} />)}
    <ClassTools at={place} onCommand={(id) => doInClass(id, place, say)} />
  </>
)

function openStage(first: StagePlace) {
  const { rerender } = render(<Parts place={first} />)
  follow(first)
  return {
    go: (place: StagePlace) =>
      act(async () => {
        rerender(<Parts place={place} />)
        follow(place)
      }),
  }
}
const start = () =>
  act(async () => fireEvent.click(screen.getByRole('button', { name: commandOf('join-class').title })))

test('a stage without a class has a button to start one, and nothing else of it', () => {
  openStage(at({}))
  expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual([
    commandOf('join-class').title,
  ])
  expect(server.connections).toBe(0)
})

test('a class that is started shows how to join it until the stage moves, and the class is asked', async () => {
  const { go } = openStage(at({}))
  await start()
  expect(screen.getByTestId('join-card').textContent).toContain('C4F 9QX')
  expect(screen.getByTestId('joined').textContent).toBe('3 devices have joined')
  expect(screen.getByTestId('stage-class').textContent).toBe('C4F 9QX · 3 joined')
  expect(presentPoll(record)).toMatchObject({ phase: 'open' })
  await go(at({ phase: 'steps', step: 1 }, await runInNode(DEFAULT_DOCUMENT)))
  expect(screen.queryByTestId('join-card')).toBe(null)
  expect(presentPoll(record)).toMatchObject({ phase: 'closed' })
})

test('going back closes the card, and the next time there is nothing to close', async () => {
  const first = at({})
  openStage(first)
  for (const follower of CLASS_FOLLOWERS) follower.follow(first)
  await vi.dynamicImportSettled()
  await start()
  expect(screen.getByTestId('join-card')).toBeTruthy()
  await act(async () => expect(CLASS_PARTS.back?.()).toBe(true))
  expect(screen.queryByTestId('join-card')).toBe(null)
  expect(CLASS_PARTS.back?.()).toBe(false)
})

test('a leader who opened the site as localhost shows an address that phones reach', async () => {
  server.origins = ['http://192.168.1.20:3000', 'http://10.0.0.5:3000']
  openStage(at({}))
  await start()
  await vi.waitFor(() => {
    const card = screen.getByTestId('join-card').textContent
    expect(card).toContain('Open 192.168.1.20:3000/class and type')
    expect(card).toContain('Where that does not open: 10.0.0.5:3000/class')
  })
  expect(screen.getByRole('img', { name: 'QR code of http://192.168.1.20:3000/class/C4F9QX' })).toBeTruthy()
})

test('the token is on the screen nowhere, and sent as the leader’s', async () => {
  openStage(at({}))
  await start()
  expect(document.body.innerHTML).not.toContain('token')
  expect(server.as).toEqual({ token: 'token' })
})

test('while the class is asked, the stage says how many have answered all of it, how many have begun, and not what', async () => {
  openStage(at({}))
  await start()
  const whole = { at: 1, answers: { crossOrigin: 'yes', sent: 'no', read: 'no' } } as const
  const begun = { at: 1, answers: { read: 'no' } } as const
  votes = histogramOf([whole, whole, begun])
  await act(async () => tell())
  expect(screen.getByTestId('stage-answered').textContent).toBe('2 of 3 devices have answered · 1 still answering')
  expect(screen.queryByText('The whole class has answered.')).toBe(null)
  votes = histogramOf([whole, whole, whole])
  await act(async () => tell())
  expect(screen.getByTestId('stage-answered').textContent).toBe('3 of 3 devices have answered')
  expect(screen.getByText('The whole class has answered.')).toBeTruthy()
  expect(screen.queryByTestId('stage-votes')).toBe(null)
})

test('the answer has the distribution with the true answers, and the class can be asked again', async () => {
  const { go } = openStage(at({}))
  await start()
  votes = histogramOf([{ at: 1, answers: { crossOrigin: 'yes' } }])
  await go(at({ phase: 'answer', step: 9 }, await runInNode(DEFAULT_DOCUMENT)))
  const [first] = screen.getAllByTestId('stage-votes')
  expect([...(first?.querySelectorAll('li') ?? [])].map((row) => row.textContent)).toEqual([
    'Yes, which is right1',
    'No0',
  ])
  await act(async () => fireEvent.click(screen.getByRole('button', { name: commandOf('ask-again').title })))
  expect(presentPoll(record)).toMatchObject({ number: 2, phase: 'open' })
})

test('an exercise is set as a task, and the stage says how many have solved it', async () => {
  openStage(at({ scene: 1, phase: 'steps' }))
  await start()
  await act(async () => fireEvent.click(screen.getByRole('button', { name: commandOf('set-task').title })))
  expect(record.tasks).toEqual([{ number: 1, lesson: 'l', exercise: 'b', title: 'B' }])
  expect(screen.getByTestId('stage-class').textContent).toContain('1 solved')
  await act(async () => fireEvent.click(screen.getByRole('button', { name: commandOf('set-task').title })))
  expect(record.task).toBe(null)
})

test('a reload of the stage goes on with the class, and leaving the stage ends the connection', async () => {
  openStage(at({}))
  await start()
  cleanup()
  expect(server.connections).toBe(0)
  openStage(at({}))
  await act(async () => tell())
  expect(server.connections).toBe(1)
  expect(screen.getByTestId('stage-class').textContent).toContain('C4F 9QX')
  cleanup()
})

test('where the host has files only, the stage says so and offers the document as a QR code', async () => {
  server.start = { is: 'no-server' }
  openStage(at({}))
  await start()
  expect(screen.getByText(/needs the site’s own server/)).toBeTruthy()
  expect(screen.getByRole('img', { name: /QR code of the link/ })).toBeTruthy()
})

test('why a class cannot be started is said on the stage', async () => {
  server.start = { is: 'refused', says: 'Many classes were started from your network.' }
  openStage(at({}))
  await start()
  expect(screen.getByTestId('stage-class').textContent).toBe('Many classes were started from your network.')
})

test('the notes windows are told how many have joined and answered, also one that opens later', async () => {
  const heard: unknown[] = []
  const notes = openNotesChannel((message) => message.kind === 'votes' && heard.push(message.says))
  openStage(at({}))
  await start()
  await vi.waitFor(() => expect(heard.at(-1)).toBe('3 joined · 0 answered'))
  notes?.close()
  const later: unknown[] = []
  const other = openNotesChannel((message) => message.kind === 'votes' && later.push(message.says))
  other?.say({ kind: 'hello' })
  await vi.waitFor(() => expect(later).toEqual(['3 joined · 0 answered']))
  other?.close()
})

test('a class that ends elsewhere is said to have ended', async () => {
  openStage(at({}))
  await start()
  await act(async () => server.listener?.status({ is: 'over', refusal: null }))
  expect(screen.getByTestId('stage-class').textContent).toBe('The class has ended.')
})

test('what the class’s server refuses is said beside the code', async () => {
  server.delivery = { ok: false, refusal: { reason: 'too-large', says: 'The document is larger than 64 kB.' } }
  openStage(at({}))
  await start()
  await vi.waitFor(() =>
    expect(screen.getByTestId('stage-class').textContent).toBe('C4F 9QX · 3 joinedThe document is larger than 64 kB.'),
  )
})

test('pressed twice, the button starts one class', async () => {
  openStage(at({}))
  const button = screen.getByRole('button', { name: commandOf('join-class').title })
  await act(async () => {
    fireEvent.click(button)
    fireEvent.click(button)
  })
  expect(server.connections).toBe(1)
  expect(screen.getByTestId('join-card')).toBeTruthy()
})

const press = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })))

test('the leader’s link is copied and not shown', async () => {
  openStage(at({}))
  await start()
  const copied: string[] = []
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } })
  await press(commandOf('copy-lead-link').title)
  await vi.waitFor(() => expect(said.at(-1)).toContain('is copied'))
  expect(copied).toEqual([`${location.origin}/class/C4F9QX/lead#token`])
  // Opened as localhost, it has the address that other devices reach.
  server.origins = ['http://192.168.1.20:3000']
  await press(commandOf('copy-lead-link').title)
  await vi.waitFor(() => expect(copied.at(-1)).toBe('http://192.168.1.20:3000/class/C4F9QX/lead#token'))
  vi.stubGlobal('navigator', {})
  await press(commandOf('copy-lead-link').title)
  await vi.waitFor(() => expect(said.at(-1)).toContain('does not let the page copy'))
  expect(said.join()).not.toContain('token')
  vi.unstubAllGlobals()
})

test('leaving the class takes two presses, and it goes on without this stage', async () => {
  openStage(at({}))
  await start()
  await press(commandOf('leave-class').title)
  expect(server.connections).toBe(1)
  await press(commandOf('leave-class').title)
  expect(server.connections).toBe(0)
  expect(sessionStorage.length).toBe(0)
  expect(record.ended).toBe(false)
})

const choice = (name: string | RegExp) =>
  act(async () => fireEvent.click(within(screen.getByTestId('class-choice')).getByRole('button', { name })))

test('the class is ended for everybody from the stage, and its summary is saved before', async () => {
  openStage(at({}))
  await start()
  await press(commandOf('leave-class').title)
  server.summary = null
  await choice(/^End it for everybody/)
  expect(screen.getByTestId('class-choice').textContent).toContain('has not been ended')
  expect([record.ended, files.length]).toEqual([false, 0])
  server.summary = { code: 'C4F9QX', started: 0, students: 3, lines: [] }
  await choice(/^End it for everybody/)
  expect([record.ended, files]).toEqual([true, ['class-C4F9QX-1970-01-01.md']])
  expect(screen.queryByTestId('class-choice')).toBe(null)
  expect(screen.getByTestId('stage-class').querySelector('.text-stop')).toBe(null)
  expect(screen.getByTestId('stage-class').textContent).toBe('The class has ended.')
  // What has ended is not offered again.
  await start()
  expect(screen.getByTestId('join-card')).toBeTruthy()
})

test('after the class was left, the key that starts a class offers it again', async () => {
  openStage(at({}))
  await start()
  await press(commandOf('leave-class').title)
  await choice(/^Leave it/)
  expect(server.connections).toBe(0)
  server.start = { is: 'started', created: { code: 'K7K7K7', leaderToken: 'other' } }
  await start()
  expect(server.connections).toBe(0)
  expect(screen.getByTestId('class-choice').textContent).toContain('C4F 9QX')
  await choice('Go on with this class')
  expect(server.as).toEqual({ token: 'token' })
  expect(screen.getByTestId('stage-class').textContent).toContain('C4F 9QX')
  await press(commandOf('leave-class').title)
  await choice(/^Leave it/)
  await start()
  await choice(/^Start another class/)
  expect(server.as).toEqual({ token: 'other' })
})

test('a command of the class that has nothing to do says why', async () => {
  const place = at({})
  openStage(place)
  doInClass('ask-again', place, say)
  expect(said.at(-1)).toBe('No class has been started on this stage.')
  await start()
  doInClass('ask-again', place, say)
  expect(said.at(-1)).toContain('when its poll is closed')
  doInClass('set-task', place, say)
  expect(said.at(-1)).toContain('Only a scene that is an exercise')
})

test('numbers that change with every student are not read out, and that all have answered is', async () => {
  openStage(at({}))
  await start()
  const whole = (at: number) => ({ at, answers: { crossOrigin: 'yes', sent: 'no', read: 'no' } }) as const
  votes = histogramOf([1, 2].map(whole))
  await act(async () => tell())
  const announced = () => screen.getAllByRole('status').map((each) => each.textContent)
  expect(announced()).toEqual([''])
  votes = histogramOf([1, 2, 3].map(whole))
  await act(async () => tell())
  expect(announced()).toEqual(['The whole class has answered.'])
  expect(screen.getByTestId('stage-class').closest('[role=status]')).toBe(null)
})
