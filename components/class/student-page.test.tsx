// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ClassListener } from '@/lib/class/class-connection.ts'
import type { Welcome } from '@/lib/class/class-protocol.ts'
import type { ClassView } from '@/lib/class/class-view.ts'
import type { Delivery } from '@/lib/class/outbox.ts'
import { histogramOf } from '@/lib/class/votes.ts'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import { decodeLink } from '@/lib/document/link.ts'
import { StudentPage } from './student-page.tsx'

const server = vi.hoisted(() => ({
  listener: null as ClassListener | null,
  votes: [] as unknown[],
  solved: [] as number[],
  /** What comes of a vote; null: no answer ever. */
  delivery: { ok: true, answer: {} } as Delivery | null,
}))

vi.mock('@/lib/class/class-connection.ts', () => ({
  connectToClass: (_: unknown, listener: ClassListener) => {
    server.listener = listener
    return {
      vote: async (vote: unknown) => {
        server.votes.push(vote)
        return server.delivery ?? new Promise(() => undefined)
      },
      solved: async (task: number) => void server.solved.push(task),
      tryNow: () => undefined,
      close: () => undefined,
    }
  },
}))
vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined }), usePathname: () => '/class' }))

const VIEW: ClassView = {
  scene: { id: 'a', title: 'A call', document: DEFAULT_DOCUMENT },
  phase: 'question',
  blank: false,
  rows: [],
  trace: [],
  poll: { number: 1, scene: 'a', phase: 'open', truth: [] },
  histogram: null,
  earlier: null,
  task: null,
  handOut: null,
  counts: { joined: 3, begun: 2, answered: 1, solved: 0, handedIn: 0 },
  ended: false,
}

async function open(view: Partial<ClassView>, welcome: Welcome = { vote: null, solved: false }) {
  render(<StudentPage code="C4F9QX" exercises={{ 'l/e': 'key' }} />)
  await act(async () => {
    server.listener?.welcome?.(welcome)
    server.listener?.status({ is: 'live' })
    server.listener?.view({ ...VIEW, ...view })
  })
}

const chosen = (question: string) =>
  within(screen.getByRole('group', { name: question }))
    .getAllByRole('button')
    .filter((button) => button.getAttribute('aria-pressed') === 'true')
    .map((button) => button.textContent)
const press = (question: string, answer: string) =>
  act(async () => {
    fireEvent.click(within(screen.getByRole('group', { name: question })).getByRole('button', { name: answer }))
  })

beforeEach(() => {
  localStorage.clear()
  server.votes.length = 0
  server.delivery = { ok: true, answer: {} }
  server.solved.length = 0
})
afterEach(cleanup)

test('each answer is sent with all of this device’s answers, and with a number that is higher each time', async () => {
  await open({})
  await press('Is it cross-origin?', 'Yes')
  await press('May it be sent?', 'After asking')
  await press('May it be sent?', 'No')
  const answers = server.votes as { answers: unknown; at: number }[]
  expect(answers.map((vote) => vote.answers)).toEqual([
    { crossOrigin: 'yes' },
    { crossOrigin: 'yes', sent: 'asked' },
    { crossOrigin: 'yes', sent: 'no' },
  ])
  expect(answers.map(({ at }) => at)).toEqual([...new Set(answers.map(({ at }) => at))].toSorted((a, b) => a - b))
  expect(chosen('May it be sent?')).toEqual(['No'])
  expect(screen.getByText(/^Counted/)).toBeTruthy()
})

test('a student is told how many questions are left, and that the answers can be changed', async () => {
  await open({})
  await press('Is it cross-origin?', 'Yes')
  expect(screen.getByText('Counted. 2 questions are left.')).toBeTruthy()
  await press('May it be sent?', 'No')
  expect(screen.getByText('Counted. One question is left.')).toBeTruthy()
  await press('May the script read it?', 'No')
  expect(screen.getByText('Counted. You can change your answers until the question closes.')).toBeTruthy()
  cleanup()
  await open({}, { vote: { poll: 1, answers: { read: 'no' }, at: 9 }, solved: false })
  expect(screen.getByText('2 questions are left.')).toBeTruthy()
})

test('a device that comes back shows what it has answered', async () => {
  await open({}, { vote: { poll: 1, answers: { read: 'no' }, at: 9 }, solved: false })
  expect(chosen('May the script read it?')).toEqual(['No'])
})

test('answers to another poll are not shown', async () => {
  await open({}, { vote: { poll: 7, answers: { read: 'no' }, at: 9 }, solved: false })
  expect(chosen('May the script read it?')).toEqual([])
})

const CLOSED: Delivery = { ok: false, refusal: { reason: 'poll-closed', says: 'Closed.' } }

test('an answer given without a network is kept when the phone discards the page, and sent when it is opened again', async () => {
  server.delivery = null
  await open({})
  await press('May it be sent?', 'No')
  await press('May the script read it?', 'No')
  await act(async () => server.listener?.status({ is: 'away' }))
  expect(screen.getByText(/^Kept on this device/)).toBeTruthy()
  const last = server.votes.at(-1)
  cleanup()
  server.votes.length = 0
  server.delivery = { ok: true, answer: {} }
  await open({})
  expect(server.votes).toEqual([last])
  expect(chosen('May it be sent?')).toEqual(['No'])
  expect(screen.getByText(/^Counted/)).toBeTruthy()
  cleanup()
  server.votes.length = 0
  await open({}, { vote: last as Welcome['vote'], solved: false })
  expect(server.votes).toEqual([])
})

test('an answer that came after the question was closed is said not to be counted, and is not marked as the student’s', async () => {
  server.delivery = null
  await open({})
  await press('May it be sent?', 'No')
  cleanup()
  server.delivery = CLOSED
  await open({ poll: { number: 1, scene: 'a', phase: 'closed', truth: [] } })
  expect(screen.getByRole('alert').textContent).toContain('not counted')
  expect(chosen('May it be sent?')).toEqual([])
  cleanup()
  server.votes.length = 0
  await open({})
  expect(server.votes).toEqual([])
})

test('of answers that came too late, those that were counted before stay', async () => {
  await open({})
  await press('May it be sent?', 'No')
  server.delivery = CLOSED
  await press('May it be sent?', 'At once')
  expect(chosen('May it be sent?')).toEqual(['No'])
  expect(screen.getByRole('alert').textContent).toContain('not counted')
})

test('the link to one’s own copy is made when it is reached for, and not for every step that arrives', async () => {
  await open({ poll: null })
  const link = screen.getByRole('link', { name: /Try it yourself/ })
  expect(link.getAttribute('href')).toBe('/playground')
  await act(async () => fireEvent.focus(link))
  const opened = decodeLink(new URL(link.getAttribute('href') ?? '', location.href).hash)
  expect(opened).toMatchObject({ document: { ...DEFAULT_DOCUMENT, title: 'A call' } })
  expect(opened.ok && opened.document.sentence).toMatch(/^Your own copy/)
})

const EXERCISE = {
  ...VIEW.scene,
  id: 'b',
  title: 'Let it in',
  document: DEFAULT_DOCUMENT,
  task: 'Change **the server** so that `GET /` is read.',
  exercise: { lesson: 'l', id: 'let it in' },
}

test('a scene that is an exercise shows its task on the phone, and is opened in its lesson with its check', async () => {
  await open({ scene: EXERCISE, poll: null, phase: 'steps' })
  expect(screen.getByRole('region', { name: 'The task' }).textContent).toBe('Change the server so that GET / is read.')
  const link = screen.getByRole('link', { name: /Try it yourself/ })
  await act(async () => fireEvent.focus(link))
  expect(link.getAttribute('href')).toBe('/lessons/l?exercise=let%20it%20in')
})

test('an exercise that is set as a task has its words on the card, and once', async () => {
  const task = { number: 2, lesson: 'l', exercise: 'let it in', title: 'Let it in' }
  await open({ scene: EXERCISE, poll: null, phase: 'steps', task })
  expect(screen.getByRole('region', { name: 'Task' }).textContent).toContain('so that GET / is read.')
  expect(screen.queryByRole('region', { name: 'The task' })).toBe(null)
})

test('a copy to try is offered only when the question has closed', async () => {
  await open({})
  expect(screen.queryByRole('link', { name: /Try it yourself/ })).toBe(null)
  cleanup()
  await open({ poll: { number: 1, scene: 'a', phase: 'closed', truth: [] } })
  expect(screen.getByRole('link', { name: /Try it yourself/ })).toBeTruthy()
})

test('a student who has begun reads that a device is still answering', async () => {
  await open({ counts: { ...VIEW.counts, joined: 1, begun: 1, answered: 0 } })
  expect(screen.getByText('0 of 1 device has answered · 1 still answering')).toBeTruthy()
})

test('where the same was asked twice, both distributions are shown', async () => {
  const said = (read: 'yes' | 'no') => histogramOf([{ at: 1, answers: { read } }])
  const truth = [{ question: 'read', right: ['no'], says: 'The browser kept it.' }] as const
  await open({ poll: { number: 2, scene: 'a', phase: 'revealed', truth }, histogram: said('no'), earlier: said('yes') })
  const lines = within(screen.getByTestId('distribution')).getAllByRole('definition')
  expect(lines.map((line) => line.textContent)).toEqual(
    expect.arrayContaining(['No, which is right1was 0', 'Yes0was 1']),
  )
})

test('a poll that is closed takes no answer, and tells nothing of what is right', async () => {
  await open({ poll: { number: 1, scene: 'a', phase: 'closed', truth: [] } })
  expect(screen.getAllByRole('button', { name: 'No' }).every((button) => button.closest('fieldset')?.disabled)).toBe(
    true,
  )
  expect(screen.queryByTestId('distribution')).toBe(null)
})

test('the distribution marks the true answer, and the student’s own', async () => {
  const truth = [{ question: 'read', right: ['no'], says: 'The browser kept it.' }] as const
  const votes = [
    { at: 1, answers: { read: 'no' } },
    { at: 1, answers: { read: 'yes' } },
  ] as const
  await open(
    { poll: { number: 1, scene: 'a', phase: 'revealed', truth }, histogram: histogramOf(votes) },
    { vote: { poll: 1, answers: { read: 'yes' }, at: 9 }, solved: false },
  )
  const said = within(screen.getByTestId('distribution'))
  expect(said.getByText('The browser kept it.')).toBeTruthy()
  const lines = said.getAllByRole('definition').map((line) => line.textContent)
  expect(lines).toContain('No, which is right1')
  expect(lines).toContain('Yes (you)1')
})

test('a class that has ended says so, and another code can be typed', async () => {
  await open({})
  await act(async () => server.listener?.status({ is: 'over', refusal: null }))
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('The class has ended')
  expect(screen.getByRole('link', { name: 'Go on with the lessons' })).toBeTruthy()
  expect(screen.getByLabelText('Code of the class')).toBeTruthy()
})

test('a lost connection is said calmly, and what was there stays', async () => {
  await open({})
  await act(async () => server.listener?.status({ is: 'away' }))
  expect(screen.getByText(/comes back by itself/)).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'A call' })).toBeTruthy()
})

test('an exchange that cannot be drawn does not take the page with it', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await open({ rows: ['x'], trace: [{ type: 'page' }, { type: 'request' }] as unknown as ClassView['trace'] })
  expect(screen.getByText(/cannot be drawn here/)).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'A call' })).toBeTruthy()
  vi.restoreAllMocks()
})

test('an exercise that is shown and set as a task has one title and one way to open it', async () => {
  const task = { number: 2, lesson: 'l', exercise: 'e', title: 'A call' }
  await open({ poll: null, task })
  expect(screen.getAllByRole('heading', { name: 'A call' })).toHaveLength(1)
  expect(screen.queryByRole('link', { name: /Try it yourself/ })).toBe(null)
  cleanup()
  await open({ poll: null, task: { ...task, title: 'Another' } })
  expect(screen.getAllByRole('heading').map((each) => each.textContent)).toEqual(['Another', 'A call'])
  expect(screen.getByRole('link', { name: /Try it yourself/ })).toBeTruthy()
})

test('while the class is asked, the phone says what about', async () => {
  await open({})
  expect(screen.getByText(/the call that is shown in front/)).toBeTruthy()
})

test('a task that this device has solved is counted', async () => {
  await open({ scene: null, poll: null, task: { number: 2, lesson: 'l', exercise: 'e', title: 'Let it in' } })
  expect(screen.getByRole('link', { name: /Open the task/ }).getAttribute('href')).toBe('/lessons/l?exercise=e')
  expect(server.solved).toEqual([])
  const { keepProgress } = await import('@/components/lesson/progress/progress.ts')
  const { markSolved } = await import('@/lib/lessons/progress.ts')
  await act(async () => keepProgress((now) => markSolved(now, 'key')))
  expect(server.solved).toEqual([2])
  expect(screen.getByText('Solved.')).toBeTruthy()
})
