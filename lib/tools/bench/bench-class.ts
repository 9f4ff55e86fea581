/**
 * `npm run bench:class`: a class of 1,000 students as real HTTP clients on loopback, 10 polls, with the built site.
 *
 *     npm run bench:class -- [--students 1000] [--polls 10] [--redis]
 *
 * Without `--redis` there are two runs: one server that keeps the class in memory, then two servers with Redis, where
 * a redis-server is installed; with it only the second. All connections go through a network that breaks in the middle
 * of one poll: first the answers of the server are lost, then everything. Exit code 1 when a vote is not counted, or
 * counted twice.
 */
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type ClassConnection, connectToClass, startClass } from '@/lib/class/class-connection.ts'
import type { CreatedClass, Histogram, VoteMessage } from '@/lib/class/class-protocol.ts'
import type { ClassView } from '@/lib/class/class-view.ts'
import type { Delivery } from '@/lib/class/outbox.ts'
import { histogramOf } from '@/lib/class/votes.ts'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import type { PredictedAnswers } from '@/lib/lessons/prediction.ts'
import { startNetwork } from '@/lib/testing/cut-network.ts'
import { HAS_REDIS, NO_REDIS, startRedis } from '@/lib/testing/start-redis.ts'
import { type StartedSite, startSite } from '@/lib/testing/start-site.ts'
import { ensureBuilt } from '@/lib/tools/commands/build.mjs'

const { values } = parseArgs({
  options: {
    students: { type: 'string', default: '1000' },
    polls: { type: 'string', default: '10' },
    redis: { type: 'boolean', default: false },
  },
})
const STUDENTS = Number(values.students)
const POLLS = Number(values.polls)
/** The poll in which the network breaks. */
const BREAKS_IN = Math.ceil(POLLS / 2)
/** A class answers within so many milliseconds, everybody at a moment of their own. */
const SPREAD = 10_000
const PATIENCE = 300_000

interface Student {
  readonly connection: ClassConnection
  view: ClassView | null
  joined: number
}

/** Resident memory of the servers, in bytes. */
const memory = (servers: readonly StartedSite[]) => servers.reduce((sum, server) => sum + server.memory(), 0)

/** Processor time of the servers so far, in milliseconds: unlike the others, this figure does not depend on what else the machine does. */
const processorTime = (servers: readonly StartedSite[]) =>
  servers.reduce((sum, { process: { pid } }) => {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13) ?? []
    // In ticks of 10 ms, as Linux has them.
    return sum + (Number(user) + Number(system)) * 10
  }, 0)

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`It did not come about within ${PATIENCE / 1000} s.`)
    await pause(20)
  }
}

const device = (n: number) => (n + 1).toString(16).padStart(32, '0')

/** The same every time, so that a failure can be looked at again. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function someAnswers(random: (below: number) => number): PredictedAnswers {
  const yesNo = ['yes', 'no'] as const
  return {
    crossOrigin: yesNo[random(2)] ?? 'yes',
    ...(random(10) === 0 ? {} : { sent: (['yes', 'asked', 'no'] as const)[random(3)] ?? 'no' }),
    read: yesNo[random(2)] ?? 'no',
  }
}

const percentile = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
const inWords = (times: readonly number[]) => {
  const sorted = times.toSorted((a, b) => a - b)
  return `median ${Math.round(percentile(sorted, 0.5))} ms, p95 ${Math.round(percentile(sorted, 0.95))} ms`
}
const same = (a: Histogram | null | undefined, b: Histogram) => JSON.stringify(a) === JSON.stringify(b)

/** One class from its start to its end. @throws where a vote is missing, or counted twice */
async function measure(title: string, servers: readonly StartedSite[]): Promise<void> {
  console.log(`\n${title}: ${STUDENTS} students, ${POLLS} polls`)
  const network = await startNetwork(servers.map(({ origin }) => origin))
  const { site } = network
  const created = await begin(site)
  const { code } = created
  /** When the leader's page showed the votes of how many devices, of the present poll. Some leave out a question. */
  let told: (readonly [begun: number, at: number])[] = []
  let leads: ClassView | null = null
  const leader = connectToClass(
    { site, code, as: { token: created.leaderToken } },
    {
      view: (view) => {
        leads = view
        told.push([view.counts.begun, performance.now()])
      },
      status: () => undefined,
    },
  )
  const seen = () => leads as ClassView | null
  await until(() => seen() !== null)
  const before = memory(servers)
  const idle = processorTime(servers)

  const began = performance.now()
  const students: Student[] = []
  for (let n = 0; n < STUDENTS; n += 1) {
    const opened = performance.now()
    const student: Student = {
      view: null,
      joined: 0,
      connection: connectToClass(
        { site, code, as: { device: device(n) } },
        {
          view: (view) => {
            student.view = view
            student.joined ||= performance.now() - opened
          },
          status: () => undefined,
        },
      ),
    }
    students.push(student)
    if (n % 25 === 24) await pause(25)
  }
  await until(() => students.every(({ view }) => view !== null))
  await until(() => seen()?.counts.joined === STUDENTS)
  console.log(
    `  joining: ${((performance.now() - began) / 1000).toFixed(1)} s for all; ${inWords(students.map((s) => s.joined))} each`,
  )
  console.log(
    `  memory: ${((memory(servers) - before) / STUDENTS / 1024).toFixed(0)} kB a student, all servers together`,
  )

  const ready = processorTime(servers)
  console.log(`  processor time: ${((ready - idle) / STUDENTS).toFixed(1)} ms to join`)

  const random = randomNumbers(7)
  const latencies: number[] = []
  const revealed: number[] = []
  for (let poll = 1; poll <= POLLS; poll += 1) {
    const scene = { id: `scene ${poll}`, title: `Scene ${poll}`, document: DEFAULT_DOCUMENT }
    await leader.lead({ do: 'show', scene, named: scene.title, phase: 'question', blank: false, rows: [], trace: [] })
    await leader.lead({ do: 'open-poll', scene: scene.id })
    await until(() => students.every(({ view }) => view?.poll?.number === poll))

    const breaks = poll === BREAKS_IN
    const last: VoteMessage[] = []
    const times: number[] = []
    told = []
    const votes = students.map(async ({ connection }, n) => {
      const changes = random(3) === 0 ? 2 : 1
      const answers = Array.from({ length: changes }, () => someAnswers(random))
      const moments = answers.map(() => random(SPREAD)).toSorted((a, b) => a - b)
      last[n] = { poll, answers: answers.at(-1) ?? {}, at: changes }
      let newest: Promise<Delivery> | null = null
      let now = 0
      for (const [at, given] of answers.entries()) {
        await pause((moments[at] ?? 0) - now)
        now = moments[at] ?? 0
        if (at === 0) times.push(performance.now())
        newest = connection.vote({ poll, answers: given, at: at + 1 })
      }
      return newest
    })
    if (breaks) await breakNetwork(network)
    const refused = (await Promise.all(votes)).find((delivery) => !delivery?.ok)
    if (refused) throw new Error(`Poll ${poll}: a vote was not taken: ${JSON.stringify(refused)}`)
    const expected = histogramOf(last)
    await until(() => seen()?.counts.begun === STUDENTS && same(seen()?.histogram, expected)).catch(() => {
      throw new Error(`Poll ${poll}: ${JSON.stringify(seen()?.histogram)} and not ${JSON.stringify(expected)}`)
    })
    // Votes are counted in the order in which they arrive, so the n-th is in the first histogram of n or more.
    if (!breaks)
      for (const [n, sent] of times.toSorted((a, b) => a - b).entries()) {
        const counted = told.find(([begun]) => begun > n)
        if (counted) latencies.push(Math.max(0, counted[1] - sent))
      }
    const asked = performance.now()
    await leader.lead({ do: 'reveal', poll, truth: [] })
    await until(() => students.every(({ view }) => view?.poll?.phase === 'revealed' && same(view.histogram, expected)))
    revealed.push(performance.now() - asked)
  }
  console.log(`  vote to histogram: ${inWords(latencies)}`)
  const voted = (processorTime(servers) - ready) / STUDENTS / POLLS
  console.log(`  processor time: ${voted.toFixed(1)} ms for each student and poll, with all that it is sent`)
  console.log(`  reveal, until every student has it: ${inWords(revealed)}`)
  const summary = await leader.summary()
  const counted = summary?.lines.reduce((sum, { histogram }) => sum + (histogram?.begun ?? 0), 0)
  if (summary?.students !== STUDENTS || counted !== STUDENTS * POLLS) throw new Error('The summary is not exact.')
  console.log(
    `  every vote counted exactly: ${STUDENTS * POLLS} of ${STUDENTS * POLLS}, through a network that broke in poll ${BREAKS_IN}`,
  )
  for (const { connection } of students) connection.close()
  leader.close()
  await network.close()
}

/** In the middle of the votes: answers are lost for a while, then every connection breaks, and none comes about. */
async function breakNetwork(network: Awaited<ReturnType<typeof startNetwork>>): Promise<void> {
  await pause(SPREAD / 4)
  network.loseAnswers(true)
  await pause(SPREAD / 10)
  network.cut()
  await pause(SPREAD / 4)
  network.loseAnswers(false)
  network.restore()
}

async function begin(site: string): Promise<CreatedClass> {
  const start = await startClass(site)
  if (start.is === 'started') return start.created
  throw new Error(start.is === 'refused' ? start.says : 'There is no server of classes.')
}

async function withServers(title: string, count: number, redis: string | null): Promise<void> {
  const servers = await Promise.all(Array.from({ length: count }, () => startSite({ REDIS_URL: redis ?? undefined })))
  try {
    await measure(title, servers)
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
}

ensureBuilt()
if (!values.redis) await withServers('One server, in memory', 1, null)
if (HAS_REDIS) {
  const redis = await startRedis()
  try {
    await withServers('Two servers, with Redis', 2, redis.url)
  } finally {
    await redis.stop()
  }
} else console.log(NO_REDIS)
