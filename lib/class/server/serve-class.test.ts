import { expect, test } from 'vitest'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import {
  type ClassSummary,
  type CreatedClass,
  DEVICE_HEADER,
  type LeadMessage,
  MOST_DOCUMENT_BYTES,
  MOST_STUDENTS,
  type Refusal,
} from '../class-protocol.ts'
import { type ClassView, changedView, type ViewChange } from '../class-view.ts'
import { messagesOf } from '../event-stream.ts'
import { createMemoryStore } from './memory-store.ts'
import { createClassServer } from './serve-class.ts'

const device = (n: number) => n.toString(16).padStart(32, '0')
/** The n-th code that belongs to no class. */
const wrong = (n: number) =>
  `XX${n
    .toString(8)
    .padStart(4, '0')
    .replace(/./g, (digit) => 'CFGHJMPQ'[Number(digit)] ?? '')}`
const SHOW: LeadMessage = {
  do: 'show',
  scene: { id: 'a', title: 'A', document: DEFAULT_DOCUMENT },
  named: 'A',
  phase: 'question',
  blank: false,
  rows: [],
  trace: [],
}

function openServer(clock = { time: 0 }) {
  const store = createMemoryStore(() => clock.time)
  let server = createClassServer(store, () => clock.time)
  const send = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
    server.serve(
      new Request(`https://cors.example/api/class${path}`, {
        ...(body === undefined ? {} : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
        headers: {
          Host: 'cors.example',
          'X-Forwarded-For': '192.0.2.1',
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
      }),
    )
  const as = (n: number) => ({ [DEVICE_HEADER]: device(n) })
  return {
    clock,
    send,
    as,
    /** As a process that starts again, with nothing in its memory. */
    restart() {
      server = createClassServer(
        createMemoryStore(() => clock.time),
        () => clock.time,
      )
    },
    async start() {
      const { code, leaderToken } = (await (await send('', {})).json()) as CreatedClass
      const leader = { Authorization: `Bearer ${leaderToken}` }
      const lead = (message: LeadMessage) => send(`/${code}/lead`, message, leader)
      return { code, leaderToken, leader, lead }
    },
  }
}

/** The refusal of an answer, with its status; fails where it was fulfilled. */
async function refusal(response: Response): Promise<readonly [status: number, reason: string]> {
  expect(response.ok).toBe(false)
  return [response.status, ((await response.json()) as Refusal).reason]
}

async function firstViews(response: Response, count: number): Promise<readonly ClassView[]> {
  const views: ClassView[] = []
  let view: ClassView | null = null
  for await (const change of messagesOf(response.body as ReadableStream<Uint8Array>, () => undefined)) {
    view = changedView(view, change as ViewChange)
    if (view) views.push(view)
    if (views.length === count) break
  }
  return views
}

test('a class is started, joined, led, voted in and summed up', async () => {
  const { send, as, start } = openServer()
  const { code, leader, lead } = await start()
  expect(code).toMatch(/^[2-9C-X]{6}$/)
  expect(await (await send(`/${code}/hello`, {}, as(1))).json()).toEqual({ vote: null, solved: false })
  await lead(SHOW)
  await lead({ do: 'open-poll', scene: 'a' })
  const vote = { poll: 1, answers: { crossOrigin: 'yes', read: 'no' }, at: 5 }
  expect((await send(`/${code}/vote`, vote, as(1))).status).toBe(200)
  expect(await (await send(`/${code}/hello`, {}, as(1))).json()).toEqual({ vote, solved: false })
  await lead({ do: 'set-task', task: { lesson: 'l', exercise: 'e', title: 'E' } })
  expect((await send(`/${code}/solved`, { task: 1 }, as(1))).status).toBe(200)
  const truth = [{ question: 'read', right: ['no'], says: 'Kept.' }] as const
  await lead({ do: 'reveal', poll: 1, truth })
  const summary = await send(`/${code}/summary`, undefined, leader)
  expect(await summary.json()).toEqual({
    code,
    started: 0,
    students: 1,
    lines: [
      {
        title: 'A',
        histogram: {
          crossOrigin: { yes: 1, no: 0 },
          sent: { yes: 0, asked: 0, no: 0 },
          read: { yes: 0, no: 1 },
          begun: 1,
          answered: 0,
        },
        truth,
      },
      { title: 'E', solved: 1 },
    ],
  })
})

test('a stream begins with all there is, then sends what changes, and no proxy may keep or collect it', async () => {
  const { send, as, start } = openServer()
  const { code, lead } = await start()
  await lead(SHOW)
  await send(`/${code}/hello`, {}, as(1))
  const stream = await send(`/${code}/events`, undefined, as(1))
  expect(Object.fromEntries(stream.headers)).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  })
  setTimeout(() => void lead({ do: 'open-poll', scene: 'a' }), 5)
  const [first, second] = await firstViews(stream, 2)
  expect(first).toMatchObject({ scene: { id: 'a', document: DEFAULT_DOCUMENT }, poll: null, counts: { joined: 1 } })
  expect(second).toEqual({ ...first, poll: { number: 1, scene: 'a', phase: 'open', truth: [] } })
})

test('a stream of a class that ends says so, and ends', async () => {
  const { send, as, start } = openServer()
  const { code, lead } = await start()
  await send(`/${code}/hello`, {}, as(1))
  const stream = await send(`/${code}/events`, undefined, as(1))
  setTimeout(() => void lead({ do: 'end' }), 5)
  const views = await firstViews(stream, 99)
  expect(views.at(-1)?.ended).toBe(true)
})

test('only the leader’s token leads, and it is kept nowhere', async () => {
  const { send, as, start } = openServer()
  const { code, leaderToken } = await start()
  const other = await start()
  expect(Buffer.from(leaderToken, 'base64url')).toHaveLength(16)
  for (const headers of [{}, as(1), { Authorization: 'Bearer x' }, other.leader] as Record<string, string>[]) {
    expect(await refusal(await send(`/${code}/lead`, SHOW, headers))).toEqual([403, 'not-leader'])
    expect(await refusal(await send(`/${code}/summary`, undefined, headers))).toEqual([403, 'not-leader'])
  }
})

test('a vote counts only of a device that has joined, and while its poll is open', async () => {
  const { send, as, start } = openServer()
  const { code, lead } = await start()
  await lead(SHOW)
  await lead({ do: 'open-poll', scene: 'a' })
  const vote = { poll: 1, answers: { read: 'no' }, at: 1 }
  expect(await refusal(await send(`/${code}/vote`, vote, as(1)))).toEqual([403, 'not-joined'])
  await send(`/${code}/hello`, {}, as(1))
  expect(await refusal(await send(`/${code}/vote`, { ...vote, poll: 2 }, as(1)))).toEqual([409, 'poll-closed'])
  await lead({ do: 'close-poll', poll: 1, truth: [] })
  expect(await refusal(await send(`/${code}/vote`, vote, as(1)))).toEqual([409, 'poll-closed'])
})

test('a vote that was counted, and whose answer was lost, is not refused when it is sent again after the poll has closed', async () => {
  const { send, as, start } = openServer()
  const { code, lead } = await start()
  await lead(SHOW)
  await lead({ do: 'open-poll', scene: 'a' })
  await send(`/${code}/hello`, {}, as(1))
  const vote = { poll: 1, answers: { read: 'no' }, at: 5 }
  await send(`/${code}/vote`, vote, as(1))
  await lead({ do: 'close-poll', poll: 1, truth: [] })
  expect((await send(`/${code}/vote`, vote, as(1))).status).toBe(200)
  const changed = { ...vote, answers: { read: 'yes' }, at: 6 }
  expect(await refusal(await send(`/${code}/vote`, changed, as(1)))).toEqual([409, 'poll-closed'])
})

test('the summary names a scene that was asked about twice, and has the truth that students were not shown', async () => {
  const { send, start } = openServer()
  const { code, leader, lead } = await start()
  const truth = [{ question: 'read', right: ['no'], says: 'Kept.' }] as const
  await lead({ ...SHOW, scene: { ...SHOW.scene, title: 'Scene 1' }, named: 'Refused' } as LeadMessage)
  await lead({ do: 'open-poll', scene: 'a' })
  await lead({ do: 'close-poll', poll: 1, truth })
  await lead({ do: 'ask-again', poll: 1 })
  const { lines } = (await (await send(`/${code}/summary`, undefined, leader)).json()) as ClassSummary
  expect(lines).toMatchObject([
    { title: 'Refused', truth },
    { title: 'Refused (asked again)', truth: [] },
  ])
})

test.each([
  ['an answer that the question does not have', { poll: 1, answers: { read: 'asked' }, at: 1 }],
  ['a time that is no number', { poll: 1, answers: {}, at: '1' }],
  ['no answers', { poll: 1, at: 1 }],
  ['a number that JavaScript cannot hold', { poll: 1, answers: {}, at: 2 ** 60 }],
  ['text that is not JSON', '{'],
  ['null', 'null'],
])('a vote with %s is not valid', async (_, body) => {
  const { send, as, start } = openServer()
  const { code } = await start()
  await send(`/${code}/hello`, {}, as(1))
  expect(await refusal(await send(`/${code}/vote`, body, as(1)))).toEqual([400, 'not-valid'])
})

test('a scene is shown only with a document that is valid and not larger than 64 kB', async () => {
  const { start } = openServer()
  const { lead } = await start()
  const withDocument = (document: unknown) => lead({ ...SHOW, scene: { ...SHOW.scene, document } } as LeadMessage)
  const large = { ...DEFAULT_DOCUMENT, client: { language: 'javascript', code: 'é'.repeat(MOST_DOCUMENT_BYTES / 2) } }
  const answers = [await withDocument(large), await withDocument({ ...DEFAULT_DOCUMENT, browser: 'lynx' })]
  const said = await Promise.all(answers.map(async (answer) => ((await answer.json()) as Refusal).says))
  expect(said[0]).toContain('64 kB')
  expect(said[1]).toContain('browser')
  expect((await withDocument(DEFAULT_DOCUMENT)).status).toBe(200)
})

test('a message that is larger than any can be is not read to its end', async () => {
  const { lead } = await openServer().start()
  const huge = { ...SHOW, trace: Array.from({ length: 9_000 }, () => ({ type: 'call', url: 'x'.repeat(90) })) }
  expect(await refusal(await lead(huge as unknown as LeadMessage))).toEqual([413, 'too-large'])
})

test('members that no schema names do not reach the students', async () => {
  const { send, as, start } = openServer()
  const { code, lead } = await start()
  await lead({ ...SHOW, secret: 1, scene: { ...SHOW.scene, notes: 'for me only' } } as LeadMessage)
  await send(`/${code}/hello`, {}, as(1))
  const [view] = await firstViews(await send(`/${code}/events`, undefined, as(1)), 1)
  expect(JSON.stringify(view)).not.toMatch(/secret|for me only/)
})

test.each([
  ['a page of another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.test' }],
  ['a page of another host of the same site', { 'Sec-Fetch-Site': 'same-site', Origin: 'https://a.cors.example' }],
  ['a page of another origin, of a browser without Sec-Fetch-Site', { Origin: 'https://evil.test' }],
  ['a sandboxed page', { Origin: 'null' }],
])('%s cannot use a class through a visitor’s browser', async (_, headers) => {
  const { send } = openServer()
  expect(await refusal(await send('', {}, headers as Record<string, string>))).toEqual([403, 'other-site'])
})

test.each([
  ['the site’s own pages', { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://cors.example' }],
  ['the site’s own pages, of a browser without Sec-Fetch-Site', { Origin: 'https://cors.example' }],
  ['a program', {}],
])('%s can start a class', async (_, headers) => {
  expect((await openServer().send('', {}, headers as Record<string, string>)).status).toBe(200)
})

test('a form of another site, which can send text but not JSON, is not read', async () => {
  const { send } = openServer()
  expect(await refusal(await send('', '{}', { 'Content-Type': 'text/plain' }))).toEqual([400, 'not-valid'])
})

test('the class is full after 2,000 devices, and those that have joined come back', async () => {
  const { send, as, start, clock } = openServer()
  const { code } = await start()
  for (let n = 0; n < MOST_STUDENTS; n += 1)
    expect((await send(`/${code}/hello`, {}, as(n))).status, String(n)).toBe(200)
  expect(await refusal(await send(`/${code}/hello`, {}, as(MOST_STUDENTS)))).toEqual([409, 'class-full'])
  clock.time += 10_000
  expect((await send(`/${code}/hello`, {}, as(7))).status).toBe(200)
})

test('a device that sends without a pause is told when to go on, and no other device is', async () => {
  const { send, as, start, clock } = openServer()
  const { code, lead } = await start()
  await lead(SHOW)
  await lead({ do: 'open-poll', scene: 'a' })
  for (const n of [1, 2]) await send(`/${code}/hello`, {}, as(n))
  const vote = (n: number, at: number) => send(`/${code}/vote`, { poll: 1, answers: {}, at }, as(n))
  let last = await vote(1, 1)
  for (let at = 2; last.ok && at < 200; at += 1) last = await vote(1, at)
  expect([last.status, last.headers.get('Retry-After')]).toEqual([429, '1'])
  expect((await vote(2, 1)).status).toBe(200)
  clock.time += 1_000
  expect((await vote(1, 999)).status).toBe(200)
})

test('codes cannot be guessed: an address that fails often is refused, even when it guesses right', async () => {
  const { send, as, start, clock } = openServer()
  const { code } = await start()
  const guess = (guessed: string, n: number) => send(`/${guessed}/hello`, {}, as(n))
  let tries = 0
  while ((await guess(wrong(tries), tries)).status === 404) tries += 1
  expect(tries).toBeLessThan(500)
  const right = await guess(code, 999)
  expect(await refusal(right)).toEqual([429, 'too-often'])
  const another = { ...as(998), 'X-Forwarded-For': '192.0.2.2' }
  expect((await send(`/${code}/hello`, {}, another)).status).toBe(200)
  clock.time += 60_000
  let more = 0
  while ((await guess(wrong(1_000 + more), 1_000 + more)).status === 404) more += 1
  expect(more).toBeLessThan(15)
})

test('a class of a network from which codes are guessed goes on', async () => {
  const { send, as, start } = openServer()
  const { code, lead } = await start()
  await lead(SHOW)
  await lead({ do: 'open-poll', scene: 'a' })
  await send(`/${code}/hello`, {}, as(1))
  for (let n = 0; n < 400; n += 1) await send(`/${wrong(n)}/hello`, {}, as(1_000 + n))
  expect((await send(`/${code}/vote`, { poll: 1, answers: {}, at: 1 }, as(1))).status).toBe(200)
  expect((await send(`/${code}/hello`, {}, as(1))).status).toBe(200)
  expect((await lead({ do: 'close-poll', poll: 1, truth: [] })).status).toBe(200)
})

test('guesses through another way than joining are counted too', async () => {
  const { send, as } = openServer()
  const statuses = new Set<number>()
  for (let n = 0; n < 400; n += 1) {
    const headers = n % 2 === 0 ? as(n) : { Authorization: `Bearer ${n}` }
    statuses.add((await send(`/${wrong(n)}/events`, undefined, headers)).status)
  }
  expect([...statuses]).toEqual([403, 404, 429])
})

test('four hundred phones of one network whose server was started again are told so, and join the next class', async () => {
  const { send, as, start, restart } = openServer()
  const { code } = await start()
  const everybody = Array.from({ length: 400 }, (_, n) => n)
  for (const n of everybody) expect((await send(`/${code}/hello`, {}, as(n))).status).toBe(200)
  restart()
  for (const n of everybody) {
    // Its stream broke off; it says hello, and is told that there is no such class.
    expect(await refusal(await send(`/${code}/hello`, {}, as(n)))).toEqual([404, 'unknown-class'])
    expect(await refusal(await send(`/${code}/events`, undefined, as(n)))).toEqual([403, 'not-joined'])
  }
  const next = await start()
  for (const n of everybody) expect((await send(`/${next.code}/hello`, {}, as(n))).status, String(n)).toBe(200)
})

test('a code with which a network has failed can be tried again when there is such a class', async () => {
  const { send, as } = openServer()
  for (const n of [1, 2]) expect((await send('/XXXXXX/hello', {}, as(n))).status).toBe(404)
  let tries = 0
  while (tries < 299 && (await send(`/${wrong(tries)}/hello`, {}, as(3 + tries))).status === 404) tries += 1
  expect(tries, 'two failures with one code are one').toBe(299)
})

test.each(['/C4F9QX', '/C4F9QX/other', '/C4F9QX/hello/more', '/%00/hello', '/..%2f/hello'])(
  'there is nothing at %s',
  async (path) => {
    const [status] = await refusal(await openServer().send(path, {}))
    expect([400, 404]).toContain(status)
  },
)

test('where the store cannot be reached, the answer says to try again', async () => {
  const store = createMemoryStore()
  const server = createClassServer({ ...store, read: () => Promise.reject(new Error('ECONNREFUSED 10.0.0.1')) })
  const response = await server.serve(
    new Request('https://cors.example/api/class/C4F9QX/summary', { headers: { Authorization: 'Bearer x' } }),
  )
  expect([response.status, response.headers.get('Retry-After')]).toEqual([500, '2'])
  expect(await response.text()).not.toContain('10.0.0.1')
})
