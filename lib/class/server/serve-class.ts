/**
 * The server of classes: from a web Request to a Response, so that any host of route handlers can serve it.
 *
 *     POST /api/class                starts a class
 *     GET  /api/class                the addresses at which phones reach this server
 *     POST /api/class/CODE/hello     a device joins, or comes back
 *     GET  /api/class/CODE/events    the stream of what there is to see, for a device or a leader
 *     POST /api/class/CODE/vote      a device's answers
 *     POST /api/class/CODE/solved    a device has solved the task
 *     POST /api/class/CODE/lead      what a leader does
 *     POST /api/class/CODE/hand-out  a leader hands an assignment out
 *     GET  /api/class/CODE/hand-out  the assignment, for a device
 *     POST /api/class/CODE/hand-in   a device's answers to it
 *     GET  /api/class/CODE/handed-in all answers, for a leader
 *     GET  /api/class/CODE/summary   for a leader
 */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import * as v from 'valibot'
import { codeIn, newCode } from '../class-code.ts'
import {
  type ClassSummary,
  type CreatedClass,
  DEVICE_HEADER,
  MOST_STUDENTS,
  type ReachableServer,
  type SummaryLine,
  type Welcome,
} from '../class-protocol.ts'
import { handInMessage, handOutMessage, isDevice, leadMessage, solvedMessage, voteMessage } from '../class-schemas.ts'
import { type ClassRecord, led, newRecord, presentPoll, presentTask } from '../class-state.ts'
import { type Collected, type HandOutMessage, MOST_HAND_OUTS, presentHandOut, withHandOut } from '../hand-outs.ts'
import { checkedHandIn, checkedHandOut } from './check-homework.ts'
import { answer, demandSameOrigin, Refused, readMessage, streamAnswer } from './class-answers.ts'
import { createClassLimits } from './class-limits.ts'
import type { ClassStore } from './class-store.ts'
import { createHubs } from './hubs.ts'
import { reachableOrigins } from './reachable-origins.ts'

interface Asked {
  readonly request: Request
  readonly code: string
  readonly address: string
}

export interface ClassServer {
  /** @returns the answer to any request below `/api/class`. Never rejects. */
  serve(request: Request): Promise<Response>
  /** Can classes be read and kept now? Never rejects. @param patience milliseconds after which they count as lost */
  isReachable(patience: number): Promise<boolean>
}

/** @param now milliseconds */
export function createClassServer(store: ClassStore, now: () => number = Date.now): ClassServer {
  const limits = createClassLimits(now)
  const hubs = createHubs(store)

  const gone = (code: string) =>
    new Refused(
      'unknown-class',
      `There is no class with the code ${code}. Look at the code again; a class ends after four hours.`,
    )

  async function found({ code, address }: Asked): Promise<ClassRecord> {
    const record = await store.read(code)
    if (record) return record
    limits.failed(address, code)
    throw gone(code)
  }

  /** Whoever is known is served, whatever others of the same network have tried. */
  async function asDevice({ request, code, address }: Asked): Promise<string> {
    const device = deviceOf(request)
    if (await store.hasJoined(code, device)) {
      limits.device(device)
      return device
    }
    limits.mayGuess(address)
    limits.failed(address, code)
    throw new Refused('not-joined', 'This device has not joined the class, or the class has ended.')
  }

  async function asLeader(asked: Asked): Promise<ClassRecord> {
    const record = await store.read(asked.code)
    if (record && hasToken(record, tokenOf(asked.request))) return record
    limits.mayGuess(asked.address)
    limits.failed(asked.address, asked.code)
    if (!record) throw gone(asked.code)
    throw new Refused('not-leader', 'Only the leader’s link leads this class.')
  }

  async function start(address: string): Promise<Response> {
    limits.start(address)
    const leaderToken = randomBytes(16).toString('base64url')
    for (;;) {
      const code = newCode((below) => randomInt(below))
      const made = await store.create(code, newRecord(hashOf(leaderToken), now()))
      if (made === 'full')
        throw new Refused('server-full', 'This server holds as many classes as it can. Try again later.', 600)
      if (made === 'created') return answer({ code, leaderToken } satisfies CreatedClass)
    }
  }

  const ways: Readonly<Record<string, (asked: Asked) => Promise<Response>>> = {
    async 'POST hello'(asked) {
      const { request, code, address } = asked
      const device = deviceOf(request)
      if (!(await store.hasJoined(code, device))) limits.mayGuess(address)
      limits.device(device)
      const record = await found(asked)
      if ((await store.join(code, device, MOST_STUDENTS)) === 'full')
        throw new Refused(
          'class-full',
          `${MOST_STUDENTS.toLocaleString('en')} devices have joined this class: it is full.`,
        )
      const poll = presentPoll(record)
      const task = presentTask(record)
      const vote = poll && (await store.voteOf(code, poll.number, device))
      return answer({
        vote: poll && vote ? { poll: poll.number, ...vote } : null,
        solved: task !== null && (await store.hasSolved(code, task.number, device)),
      } satisfies Welcome)
    },

    async 'GET events'(asked) {
      if (asked.request.headers.has('Authorization')) {
        await asLeader(asked)
        return streamAnswer(hubs.stream(asked.code, 'leader', hashOf(tokenOf(asked.request))))
      }
      return streamAnswer(hubs.stream(asked.code, 'student', await asDevice(asked)))
    },

    async 'POST vote'(asked) {
      const device = await asDevice(asked)
      const { poll, ...vote } = await readMessage(asked.request, voteMessage)
      const present = presentPoll(await found(asked))
      // The answer to it may have been lost, and it is sent again after the poll has closed: it has been counted.
      const isKnown = async () => (await store.voteOf(asked.code, poll, device))?.at === vote.at
      if ((present?.number !== poll || present.phase !== 'open') && !(await isKnown()))
        throw new Refused('poll-closed', 'The question was closed before your answer arrived.')
      await store.vote(asked.code, poll, device, vote)
      return answer({})
    },

    async 'POST solved'(asked) {
      const device = await asDevice(asked)
      const { task } = await readMessage(asked.request, solvedMessage)
      const { tasks } = await found(asked)
      if (!tasks.some(({ number }) => number === task)) throw new Refused('no-such-task', 'The class has no such task.')
      await store.solve(asked.code, task, device)
      return answer({})
    },

    async 'POST lead'(asked) {
      await asLeader(asked)
      const message = await readMessage(asked.request, leadMessage)
      if (!(await store.update(asked.code, (record) => led(record, message)))) throw gone(asked.code)
      return answer({})
    },

    async 'POST hand-out'(asked) {
      await asLeader(asked)
      const { assignment } = await readMessage(asked.request, handOutMessage)
      const handOut = assignment === null ? null : checkedHandOut(assignment)
      // Its text is there before anybody hears of it.
      if (handOut && assignment !== null && (await store.keepHandOut(asked.code, handOut.key, assignment)) === 'full')
        throw new Refused('server-full', 'This server has no room for more homework. Send its link instead.', 600)
      const record = await store.update(asked.code, (before) => withHandOut(before, handOut))
      if (!record) throw gone(asked.code)
      if (handOut && record.handOut !== handOut.key)
        throw new Refused('not-valid', record.ended ? 'The class has ended.' : `A class has ${MOST_HAND_OUTS} at most.`)
      return answer({})
    },

    async 'GET hand-out'(asked) {
      await asDevice(asked)
      const handOut = presentHandOut(await found(asked))
      const assignment = handOut && (await store.handOut(asked.code, handOut.key))
      if (!assignment) throw new Refused('not-collected', NOTHING_OUT)
      return answer({ assignment } satisfies HandOutMessage)
    },

    async 'POST hand-in'(asked) {
      const device = await asDevice(asked)
      limits.handIn(device)
      const { answers } = await readMessage(asked.request, handInMessage)
      const record = await found(asked)
      const handOut = record.handOuts.find(({ key }) => key === record.handOut)
      if (!handOut) throw new Refused('not-collected', NOTHING_OUT)
      const at = checkedHandIn(answers, handOut)
      if ((await store.handIn(asked.code, handOut.key, device, { at, text: answers })) === 'full')
        throw new Refused('server-full', 'The class has no room for more. Save your answers as a file.', 600)
      return answer({})
    },

    async 'GET handed-in'(asked) {
      const { handOuts } = await asLeader(asked)
      const last = handOuts.at(-1)
      if (!last) throw new Refused('not-collected', 'No homework was handed out in this class.')
      const answers = await store.collected(asked.code, last.key)
      return answer({ assignment: last.assignment, title: last.title, answers } satisfies Collected)
    },

    async 'GET summary'(asked) {
      return answer(await summaryOf(store, asked.code, await asLeader(asked)))
    },
  }

  async function respond(request: Request): Promise<Response> {
    demandSameOrigin(request)
    const address = addressOf(request)
    limits.address(address)
    const [typed, what, ...rest] = new URL(request.url).pathname.split('/').filter(Boolean).slice(2)
    if (typed === undefined && request.method === 'POST') {
      await readMessage(request, v.object({}))
      return start(address)
    }
    if (typed === undefined && request.method === 'GET')
      return answer({ origins: reachableOrigins(request.headers.get('Host') ?? '') } satisfies ReachableServer)
    const way = what !== undefined && rest.length === 0 && ways[`${request.method} ${what}`]
    if (typed === undefined || !way) throw new Refused('no-such-address', 'There is nothing at this address.')
    const code = codeIn(typed)
    if (code === null) throw new Refused('unknown-class', `“${typed.slice(0, 20)}” is not the code of a class.`)
    return way({ request, code, address })
  }

  return {
    serve: (request) =>
      respond(request).catch((error: unknown) => {
        if (error instanceof Refused) return error.response()
        return new Refused('server-error', 'The server could not do this. Try again in a moment.', 2).response()
      }),
    isReachable: (patience) =>
      Promise.race([
        store.read(SOME_CODE).then(
          () => true,
          () => false,
        ),
        pause(patience, false, { ref: false }),
      ]),
  }
}

/** Whatever class has this code, or none: to read it tells whether the store answers. */
const SOME_CODE = newCode(() => 0)

const NOTHING_OUT = 'The class collects no homework now. Save your answers as a file, or ask in front.'

async function summaryOf(store: ClassStore, code: string, record: ClassRecord): Promise<ClassSummary> {
  const polls = record.polls.map(
    async ({ title, number, scene, truth, known }): Promise<SummaryLine> => ({
      title: record.polls.some((other) => other.scene === scene && other.number < number)
        ? `${title} (asked again)`
        : title,
      histogram: await store.histogram(code, number),
      truth: truth.length > 0 ? truth : known,
    }),
  )
  const tasks = record.tasks.map(
    async ({ title, number }): Promise<SummaryLine> => ({ title, solved: await store.solved(code, number) }),
  )
  const handOuts = record.handOuts.map(
    async ({ title, key }): Promise<SummaryLine> => ({ title, handedIn: await store.handedIn(code, key) }),
  )
  return {
    code,
    started: record.started,
    students: await store.joined(code),
    lines: await Promise.all([...polls, ...tasks, ...handOuts]),
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

function hasToken({ leaderHash }: ClassRecord, token: string): boolean {
  return timingSafeEqual(Buffer.from(leaderHash, 'hex'), Buffer.from(hashOf(token), 'hex'))
}

const tokenOf = ({ headers }: Request) => /^Bearer (\S+)$/.exec(headers.get('Authorization') ?? '')?.[1] ?? ''

function deviceOf({ headers }: Request): string {
  const device = headers.get(DEVICE_HEADER) ?? ''
  if (isDevice(device)) return device
  throw new Refused('not-valid', `The header ${DEVICE_HEADER} has no device’s number.`)
}

/** serve.mjs, or the host's proxy, has set it; the last address is the one that is certain. */
const addressOf = ({ headers }: Request) => headers.get('X-Forwarded-For')?.split(',').at(-1)?.trim() ?? 'unknown'
