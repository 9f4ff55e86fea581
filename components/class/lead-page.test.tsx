// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ClassListener } from '@/lib/class/class-connection.ts'
import type { LeadMessage } from '@/lib/class/class-protocol.ts'
import { type ClassRecord, led, newRecord, viewOf } from '@/lib/class/class-state.ts'
import type { Delivery } from '@/lib/class/outbox.ts'
import { uncoveredOf } from '@/lib/class/uncovered.ts'
import { NO_VOTES } from '@/lib/class/votes.ts'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import type { Talk } from '@/lib/talk/talk.ts'
import { shownScene } from './class-follower.ts'
import { LeadPage } from './lead-page.tsx'
import { forgetLeading } from './leading.ts'

/** A server that keeps one class. */
const server = vi.hoisted(() => ({
  listener: null as ClassListener | null,
  as: null as unknown,
  sent: [] as LeadMessage[],
  lead: (_: LeadMessage) => {},
  delivery: { ok: true, answer: {} } as Delivery,
}))
vi.mock('@/lib/class/class-connection.ts', () => ({
  connectToClass: (access: { as: unknown }, listener: ClassListener) => {
    server.listener = listener
    server.as = access.as
    return {
      lead: async (message: LeadMessage) => {
        server.sent.push(message)
        server.lead(message)
        return server.delivery
      },
      summary: async () => null,
      tryNow: () => undefined,
      close: () => undefined,
    }
  },
}))
vi.mock('@/lib/run/run-in-page.ts', async () => {
  const { runInNode } = await import('@/lib/run/run-in-node.ts')
  return { runInPage: async (document: never) => ({ trace: await runInNode(document) }) }
})
vi.mock('@/lib/class/site-in-network.ts', () => ({
  reachableOrigins: async () => [],
  originForOthers: () => location.origin,
}))
vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => undefined }), usePathname: () => '/class' }))

const CODE = 'C4F9QX'
const TALKS: readonly Talk[] = ['first', 'second'].map((id) => ({
  version: 1,
  id,
  title: `Lesson ${id}`,
  scenes: ['a', 'b'].map((scene) => ({ id: scene, title: `${id} ${scene}`, document: DEFAULT_DOCUMENT, asks: true })),
}))

let record: ClassRecord
const tell = () =>
  server.listener?.view(
    viewOf(record, { joined: 3, solved: 0, handedIn: 0 }, { histogram: NO_VOTES, earlier: null }, 'leader'),
  )
/** Another leader's message. */
const elsewhere = (message: LeadMessage) =>
  act(async () => {
    record = led(record, message)
    tell()
  })

/** The second lesson's second scene at a step. */
async function atStep(step: number): Promise<LeadMessage> {
  const [, talk] = TALKS
  if (!talk) throw new Error('no talk')
  const state = { scene: 1, phase: 'steps', step, beside: null, blank: false } as const
  const scene = shownScene({ talk, state, document: DEFAULT_DOCUMENT, covered: true })
  if (!scene) throw new Error('no scene')
  const uncovered = uncoveredOf(await runInNode(DEFAULT_DOCUMENT), step)
  return { do: 'show', scene, named: 'second b', phase: 'steps', blank: false, ...uncovered }
}

async function open(): Promise<void> {
  render(<LeadPage code={CODE} talks={TALKS} />)
  await act(async () => {
    server.listener?.status({ is: 'live' })
    tell()
  })
}
const press = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })))
const status = (text: string | RegExp) => vi.waitFor(() => expect(screen.getByText(text)).toBeTruthy())

beforeEach(() => {
  record = newRecord('00', 0)
  server.sent.length = 0
  server.delivery = { ok: true, answer: {} }
  server.lead = (message) => {
    record = led(record, message)
    queueMicrotask(() => act(tell))
  }
  history.replaceState(null, '', `/class/${CODE}/lead#secret`)
})
afterEach(() => {
  cleanup()
  forgetLeading(CODE)
})

test('the token is taken out of the address, and a reload leads on without it', async () => {
  await open()
  expect(location.href).not.toContain('secret')
  expect(document.body.innerHTML).not.toContain('secret')
  cleanup()
  server.as = null
  await open()
  expect(server.as).toEqual({ token: 'secret' })
})

test('the leader’s link is copied; where the browser does not copy, it is there to be copied by hand', async () => {
  await open()
  const written: string[] = []
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void written.push(text) } })
  await press('Copy the leader’s link')
  expect(written).toEqual([expect.stringMatching(new RegExp(`/class/${CODE}/lead#secret$`))])
  vi.stubGlobal('navigator', {})
  await press('Copy the leader’s link')
  expect((screen.getByRole('textbox') as HTMLInputElement).value).toBe(written[0])
  vi.unstubAllGlobals()
})

test('a reload finds the place where the class is, sends nothing, and goes on from there', async () => {
  record = led(record, await atStep(2))
  await open()
  await status(/^Step 2 of \d+\.$/)
  expect(screen.getByRole('combobox', { name: 'Lesson' })).toHaveProperty('value', '1')
  expect(screen.getByRole('combobox', { name: 'Scene' })).toHaveProperty('value', '1')
  expect(server.sent).toEqual([])
  await press('Next')
  await status(/^Step 3 of \d+\.$/)
  expect(server.sent).toMatchObject([{ do: 'show', named: 'second b', phase: 'steps' }])
  expect(record.rows).toHaveLength(3)
})

test('where another leader has led on, this page follows', async () => {
  record = led(record, await atStep(2))
  await open()
  await status(/^Step 2 of \d+\.$/)
  await elsewhere(await atStep(5))
  await status(/^Step 5 of \d+\.$/)
  expect(server.sent).toEqual([])
})

test('where the class is shown what is in no lesson, this page does not lead on from where it was', async () => {
  const message = await atStep(2)
  record = led(record, message)
  await open()
  await status(/^Step 2 of \d+\.$/)
  if (message.do === 'show') await elsewhere({ ...message, scene: { ...message.scene, id: 'own talk' } })
  await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'Next' })).toBe(null))
  expect(server.sent).toEqual([])
})

test('choosing another lesson shows the class nothing until a scene is chosen', async () => {
  record = led(record, await atStep(2))
  await open()
  await status(/^Step 2 of \d+\.$/)
  await act(async () => fireEvent.change(screen.getByRole('combobox', { name: 'Lesson' }), { target: { value: '0' } }))
  expect(server.sent).toEqual([])
  await act(async () => fireEvent.change(screen.getByRole('combobox', { name: 'Scene' }), { target: { value: '0' } }))
  await vi.waitFor(() => expect(server.sent).toMatchObject([{ named: 'first a' }, { do: 'open-poll' }]))
})

test('the class is asked again before the answer is revealed, and the page goes back to the question', async () => {
  await open()
  await act(async () => fireEvent.change(screen.getByRole('combobox', { name: 'Scene' }), { target: { value: '0' } }))
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Next' })).toHaveProperty('disabled', false))
  await press('Next')
  await vi.waitFor(() => expect(record.polls).toMatchObject([{ phase: 'closed' }]))
  await press('Ask again')
  await status('The class is asked.')
  await vi.waitFor(() => expect(record.polls).toMatchObject([{ phase: 'closed' }, { phase: 'open' }]))
  expect(record.phase).toBe('question')
})

test('what the server refuses is said, until something is accepted', async () => {
  await open()
  server.delivery = { ok: false, refusal: { reason: 'too-large', says: 'The document is larger than 64 kB.' } }
  const show = (scene: string) =>
    act(async () => fireEvent.change(screen.getByRole('combobox', { name: 'Scene' }), { target: { value: scene } }))
  await show('0')
  expect(screen.getByRole('alert').textContent).toBe('The document is larger than 64 kB.')
  server.delivery = { ok: true, answer: {} }
  await show('1')
  expect(screen.queryByRole('alert')).toBe(null)
})
