/**
 * What the server keeps of a class apart from its people, and how it follows from what the leaders do. Pure: a store
 * keeps it, and may apply a message more than once.
 */
import type { StagePhase } from '../stage/stage-state.ts'
import type { Trace } from '../trace/events.ts'
import {
  CLASS_LIFETIME,
  type Counts,
  type Histogram,
  type LeadMessage,
  LONGEST_CLASS,
  MOST_POLLS,
  type Poll,
  type ShownScene,
  type Task,
  type TrueAnswer,
} from './class-protocol.ts'
import type { ClassView } from './class-view.ts'
import { type KeptHandOut, presentHandOut } from './hand-outs.ts'

/** A poll as it is kept, with what only the summary has. */
interface KeptPoll extends Poll {
  /** The title of its scene. */
  readonly title: string
  /** The true answers of a poll that was closed and may never be revealed. */
  readonly known: readonly TrueAnswer[]
}

export interface ClassRecord {
  /** SHA-256 of the leader's token, in hexadecimal. The token itself is not kept. */
  readonly leaderHash: string
  /** Milliseconds since 1970. */
  readonly started: number
  readonly scene: ShownScene | null
  /** The title of the scene, which those who see the class may not know yet. */
  readonly named: string
  readonly phase: StagePhase
  readonly blank: boolean
  readonly rows: readonly string[]
  readonly trace: Trace
  /** In the order in which they were asked. */
  readonly polls: readonly KeptPoll[]
  /** In the order in which they were set. */
  readonly tasks: readonly Task[]
  /** Number of the task that the class is to solve now. */
  readonly task: number | null
  /** The one that was handed out last is last. */
  readonly handOuts: readonly KeptHandOut[]
  /** Key of the assignment that is handed out now. */
  readonly handOut: string | null
  readonly ended: boolean
}

export function newRecord(leaderHash: string, started: number): ClassRecord {
  return {
    leaderHash,
    started,
    scene: null,
    named: '',
    phase: 'question',
    blank: false,
    rows: [],
    trace: [],
    polls: [],
    tasks: [],
    task: null,
    handOuts: [],
    handOut: null,
    ended: false,
  }
}

/** How long a record that is changed now is kept, in milliseconds; none: it is past its end. */
export const lifetimeOf = ({ started }: ClassRecord, now: number): number =>
  Math.max(0, Math.min(CLASS_LIFETIME, started + LONGEST_CLASS - now))

/** The record after what a leader did; the same object where that changes nothing. A class that has ended does not change. */
export function led(record: ClassRecord, message: LeadMessage): ClassRecord {
  if (record.ended) return record
  switch (message.do) {
    case 'show': {
      const { do: _, ...shown } = message
      return { ...left(record, shown.scene.id), ...shown }
    }
    case 'open-poll': {
      const asked = record.polls.findLast((poll) => poll.scene === message.scene)
      if (!asked) return asking(record, message.scene)
      return asked.phase === 'closed' ? withPoll(record, { ...asked, phase: 'open' }) : record
    }
    case 'ask-again': {
      const asked = record.polls.find((poll) => poll.number === message.poll)
      const newest = record.polls.findLast((poll) => poll.scene === asked?.scene)
      // A repeated message names a poll that is no longer the newest.
      if (!asked || newest !== asked || asked.phase === 'open') return record
      return asking(record, asked.scene)
    }
    case 'close-poll':
      return changedPoll(record, message.poll, (poll) =>
        poll.phase === 'open' ? { ...poll, phase: 'closed', known: message.truth } : poll,
      )
    case 'reveal':
      return changedPoll(record, message.poll, (poll) => ({ ...poll, phase: 'revealed', truth: message.truth }))
    case 'set-task': {
      const { task } = message
      if (!task) return record.task === null ? record : { ...record, task: null }
      const set = record.tasks.find((each) => each.lesson === task.lesson && each.exercise === task.exercise)
      if (set) return record.task === set.number ? record : { ...record, task: set.number }
      if (record.tasks.length >= MOST_POLLS) return record
      const number = record.tasks.length + 1
      return { ...record, tasks: [...record.tasks, { number, ...task }], task: number }
    }
    case 'end':
      return { ...left(record, null), scene: null, rows: [], trace: [], task: null, handOut: null, ended: true }
  }
}

/** Polls of other scenes than this one close: the class has gone on. */
function left(record: ClassRecord, scene: string | null): ClassRecord {
  if (!record.polls.some((poll) => poll.phase === 'open' && poll.scene !== scene)) return record
  return {
    ...record,
    polls: record.polls.map((poll) =>
      poll.phase === 'open' && poll.scene !== scene ? { ...poll, phase: 'closed' } : poll,
    ),
  }
}

/** Only the scene that is shown can be asked about. */
function asking(record: ClassRecord, scene: string): ClassRecord {
  if (record.scene?.id !== scene || record.polls.length >= MOST_POLLS) return record
  const number = record.polls.length + 1
  return {
    ...record,
    polls: [...record.polls, { number, scene, title: record.named, phase: 'open', truth: [], known: [] }],
  }
}

function changedPoll(record: ClassRecord, number: number, change: (poll: KeptPoll) => KeptPoll): ClassRecord {
  const poll = record.polls.find((each) => each.number === number)
  if (!poll) return record
  const next = change(poll)
  return next === poll ? record : withPoll(record, next)
}

const withPoll = (record: ClassRecord, next: KeptPoll): ClassRecord => ({
  ...record,
  polls: record.polls.map((poll) => (poll.number === next.number ? next : poll)),
})

/** The poll about the scene that is shown: the newest where it was asked about again. */
export function presentPoll({ polls, scene }: ClassRecord): Poll | null {
  const poll = polls.findLast((each) => each.scene === scene?.id)
  if (!poll) return null
  const { title, known, ...present } = poll
  return present
}

/** The poll before the present one about the same scene, where it was asked again; else null. */
export function earlierPoll({ polls, scene }: ClassRecord): Pick<Poll, 'number'> | null {
  return polls.filter((each) => each.scene === scene?.id).at(-2) ?? null
}

export function presentTask({ tasks, task }: ClassRecord): Task | null {
  return tasks.find(({ number }) => number === task) ?? null
}

export interface Histograms {
  /** Of the present poll. */
  readonly histogram: Histogram
  /** Of the poll before it about the same scene. */
  readonly earlier: Histogram | null
}

/**
 * What a device sees of it. Students see the distribution when it is revealed and not before, so that nobody votes as
 * the others do.
 */
export function viewOf(
  record: ClassRecord,
  counts: Omit<Counts, 'begun' | 'answered'>,
  { histogram, earlier }: Histograms,
  audience: 'student' | 'leader',
): ClassView {
  const { scene, phase, blank, rows, trace, ended } = record
  const poll = presentPoll(record)
  const shows = poll !== null && (audience === 'leader' || poll.phase === 'revealed')
  return {
    scene,
    phase,
    blank,
    rows,
    trace,
    poll,
    histogram: shows ? histogram : null,
    earlier: shows ? earlier : null,
    task: presentTask(record),
    handOut: presentHandOut(record),
    counts: { ...counts, begun: histogram.begun, answered: histogram.answered },
    ended,
  }
}
