import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Network, startNetwork } from '@/lib/testing/cut-network.ts'
import { type HttpSite, serveOverHttp } from '@/lib/testing/serve-over-http.ts'
import { HAS_REDIS, NO_REDIS, type StartedRedis, startRedis } from '@/lib/testing/start-redis.ts'
import { DEFAULT_DOCUMENT } from '../document/default-document.ts'
import { type ClassConnection, connectToClass, type Status, startClass } from './class-connection.ts'
import type { CreatedClass, LeadMessage, Welcome } from './class-protocol.ts'
import type { ClassView } from './class-view.ts'
import type { ClassStore } from './server/class-store.ts'
import { createMemoryStore } from './server/memory-store.ts'
import { createRedisStore } from './server/redis-store.ts'
import { createClassServer } from './server/serve-class.ts'

const SHOW: LeadMessage = {
  do: 'show',
  scene: { id: 'a', title: 'A', document: DEFAULT_DOCUMENT },
  named: 'A',
  phase: 'question',
  blank: false,
  rows: [],
  trace: [],
}
const device = (n: number) => (n + 1).toString(16).padStart(32, '0')
const SOON = { timeout: 15_000, interval: 20 }

interface Member {
  readonly connection: ClassConnection
  view: ClassView | null
  status: Status
  welcome: Welcome | null
}

let sites: HttpSite[] = []
let stores: ClassStore[] = []
let network: Network
let members: Member[] = []

afterEach(async () => {
  for (const { connection } of members) connection.close()
  await network.close()
  await Promise.all(sites.map((site) => site.close()))
  await Promise.all(stores.map((store) => store.close()))
  sites = []
  stores = []
  members = []
})

async function open(each: readonly ClassStore[]): Promise<CreatedClass> {
  stores = [...each]
  sites = await Promise.all(stores.map((store) => serveOverHttp(createClassServer(store).serve)))
  network = await startNetwork(sites.map(({ site }) => site))
  const start = await startClass(network.site)
  if (start.is !== 'started') throw new Error('no class')
  return start.created
}

function connect(code: string, as: { device: string } | { token: string }): Member {
  const member: { -readonly [Key in keyof Member]: Member[Key] } = {
    view: null,
    status: { is: 'connecting' },
    welcome: null,
    connection: connectToClass(
      { site: network.site, code, as },
      {
        view: (view) => {
          member.view = view
        },
        status: (status) => {
          member.status = status
        },
        welcome: (welcome) => {
          member.welcome = welcome
        },
      },
    ),
  }
  members.push(member)
  return member
}

function everyVoteIsCounted(openStores: () => readonly ClassStore[]) {
  test('thirty students vote in two polls through a network that breaks, and every vote is counted once', async () => {
    const { code, leaderToken } = await open(openStores())
    const leader = connect(code, { token: leaderToken })
    const students = Array.from({ length: 30 }, (_, n) => connect(code, { device: device(n) }))
    await vi.waitFor(() => expect(leader.view?.counts.joined).toBe(30), SOON)
    await leader.connection.lead(SHOW)
    await leader.connection.lead({ do: 'open-poll', scene: 'a' })
    await vi.waitFor(() => expect(students.every(({ view }) => view?.poll?.phase === 'open')).toBe(true), SOON)

    // Everybody votes, and half change their minds; the answers of the server are lost, then all connections.
    network.loseAnswers(true)
    const votes = students.map(({ connection }) =>
      connection.vote({ poll: 1, answers: { crossOrigin: 'yes', sent: 'no', read: 'yes' }, at: 1 }),
    )
    network.cut()
    const changed = students
      .slice(15)
      .map(({ connection }) =>
        connection.vote({ poll: 1, answers: { crossOrigin: 'yes', sent: 'no', read: 'no' }, at: 2 }),
      )
    setTimeout(() => {
      network.loseAnswers(false)
      network.restore()
    }, 200)
    const delivered = await Promise.all([...votes.slice(0, 15), ...changed])
    expect(delivered.every(({ ok }) => ok)).toBe(true)
    await vi.waitFor(() => expect(leader.view?.histogram?.read).toEqual({ yes: 15, no: 15 }), SOON)
    expect(leader.view?.histogram).toMatchObject({ crossOrigin: { yes: 30, no: 0 }, begun: 30, answered: 30 })
    expect(leader.view?.counts).toEqual({ joined: 30, begun: 30, answered: 30, solved: 0, handedIn: 0 })

    // What leaders did while the network was away is there when it is back.
    network.cut()
    const again = [
      leader.connection.lead({ do: 'reveal', poll: 1, truth: [] }),
      leader.connection.lead({ do: 'ask-again', poll: 1 }),
    ]
    setTimeout(() => network.restore(), 100)
    await Promise.all(again)
    await vi.waitFor(() => expect(students.every(({ view }) => view?.poll?.number === 2)).toBe(true), SOON)
    await Promise.all(
      students.map(({ connection }, n) =>
        connection.vote({ poll: 2, answers: { sent: n < 10 ? 'asked' : 'no' }, at: 3 }),
      ),
    )
    await leader.connection.lead({ do: 'reveal', poll: 2, truth: [] })
    const sent = { yes: 0, asked: 10, no: 20 }
    await vi.waitFor(() => expect(students.every(({ view }) => view?.histogram?.sent.no === 20)).toBe(true), SOON)
    await leader.connection.lead({ do: 'end' })
    await vi.waitFor(() => expect(students.every(({ status }) => status.is === 'over')).toBe(true), SOON)
    const summary = await leader.connection.summary()
    expect(summary).toMatchObject({
      students: 30,
      lines: [{ histogram: { read: { yes: 15, no: 15 } } }, { histogram: { sent } }],
    })
  }, 40_000)

  test('a device that comes back is told what it has answered', async () => {
    const { code, leaderToken } = await open(openStores())
    const leader = connect(code, { token: leaderToken })
    const student = connect(code, { device: device(1) })
    await vi.waitFor(() => expect(student.status.is).toBe('live'), SOON)
    await leader.connection.lead(SHOW)
    await leader.connection.lead({ do: 'open-poll', scene: 'a' })
    const vote = { poll: 1, answers: { read: 'no' }, at: 7 }
    await student.connection.vote(vote)
    student.connection.close()
    const back = connect(code, { device: device(1) })
    await vi.waitFor(() => expect(back.welcome).toEqual({ vote, solved: false }), SOON)
    expect(leader.view?.counts.joined).toBe(1)
  })
}

describe('with a server that keeps classes in memory', () => {
  everyVoteIsCounted(() => [createMemoryStore()])

  test('polls that are revealed without a network are all revealed, and their truth is in the summary', async () => {
    const { code, leaderToken } = await open([createMemoryStore()])
    const { connection } = connect(code, { token: leaderToken })
    for (const scene of ['a', 'b']) {
      await connection.lead({ ...SHOW, scene: { ...SHOW.scene, id: scene }, named: scene })
      await connection.lead({ do: 'open-poll', scene })
    }
    network.cut()
    const says = ['The first.', 'The second.']
    const revealed = says.map((each, at) =>
      connection.lead({ do: 'reveal', poll: at + 1, truth: [{ question: 'read', right: ['no'], says: each }] }),
    )
    setTimeout(() => network.restore(), 100)
    expect((await Promise.all(revealed)).every(({ ok }) => ok)).toBe(true)
    const summary = await connection.summary()
    expect(summary?.lines.map(({ title, truth }) => [title, truth?.[0]?.says])).toEqual([
      ['a', says[0]],
      ['b', says[1]],
    ])
  })

  test('a code that belongs to no class is said to, and not tried again', async () => {
    await open([createMemoryStore()])
    const { status } = await vi.waitFor(() => {
      const member = members[0] ?? connect('XXXXXX', { device: device(1) })
      expect(member.status.is).toBe('over')
      return member
    }, SOON)
    expect(status).toMatchObject({ refusal: { reason: 'unknown-class' } })
  })

  test('where there is no server of classes, none can be started', async () => {
    await open([createMemoryStore()])
    const files = await serveOverHttp(async () => new Response('<h1>Not found</h1>', { status: 404 }))
    sites.push(files)
    expect(await startClass(files.site)).toEqual({ is: 'no-server' })
  })
})

describe.skipIf(!HAS_REDIS)(`with two servers that keep classes in Redis${HAS_REDIS ? '' : `: ${NO_REDIS}`}`, () => {
  let redis: StartedRedis
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis.stop())
  everyVoteIsCounted(() => [createRedisStore(redis.url), createRedisStore(redis.url)])
})
