/**
 * What a class's page and its server say to each other, both ways, and the limits of it. What the server sends is a
 * `ViewChange`. It trusts nothing that arrives: class-schemas.ts has a schema for each message.
 *
 * Students' devices are known by a random number of their own and by nothing else: no message has a name or an account.
 */
import type { PlaygroundDocument } from '../document/document.ts'
import type { PredictedAnswers, PredictionQuestion } from '../lessons/prediction.ts'
import type { StagePhase } from '../stage/stage-state.ts'
import type { Trace } from '../trace/events.ts'

/** Students of one class: the devices that have joined. */
export const MOST_STUDENTS = 2_000
/** Bytes of a document as JSON in UTF-8. */
export const MOST_DOCUMENT_BYTES = 64 * 1024
/** Bytes of any message to the server: the document, and what is uncovered of its exchange. */
export const MOST_MESSAGE_BYTES = 384 * 1024
/** Rows of the exchange that are uncovered. */
export const MOST_ROWS = 2_000
export const MOST_EVENTS = 10_000
/** Polls of one class; and tasks. */
export const MOST_POLLS = 500
/** How long a class is kept after its leaders last did something in it, in milliseconds. */
export const CLASS_LIFETIME = 4 * 60 * 60 * 1000
/** How long it is kept at the most, in milliseconds, whatever its leaders do. */
export const LONGEST_CLASS = 24 * 60 * 60 * 1000
/** A comment is sent on each stream this often, in milliseconds, so that no proxy takes it for dead. */
export const HEARTBEAT = 15_000

/** The header with a student's device. A leader sends `Authorization: Bearer` with the token instead. */
export const DEVICE_HEADER = 'Preflight-Device'

/** The scene that a class sees: as long as its answer is covered, with nothing that tells it. */
export interface ShownScene {
  /** Opaque: names of scenes, as “refused”, tell the answer. */
  readonly id: string
  readonly title: string
  readonly document: PlaygroundDocument
  /** What is to be achieved in it, in the words of the stage; absent where it is no exercise. */
  readonly task?: string
  /** Where it can be solved. */
  readonly exercise?: { readonly lesson: string; readonly id: string }
}

/** How many chose each answer of each question; a question that a student skipped is not counted in it. */
export interface Histogram {
  readonly crossOrigin: Readonly<Record<'yes' | 'no', number>>
  readonly sent: Readonly<Record<'yes' | 'asked' | 'no', number>>
  readonly read: Readonly<Record<'yes' | 'no', number>>
  /** Devices that have answered at least one question. */
  readonly begun: number
  /** Devices that have answered all of them. */
  readonly answered: number
}

/** The true answer of one question: which choices were right, and why, in words. None right: the run does not answer it. */
export interface TrueAnswer {
  readonly question: PredictionQuestion
  readonly right: readonly string[]
  readonly says: string
}

/** A question asked to the class: the three questions about one scene. */
export interface Poll {
  /** From 1; unique in its class. */
  readonly number: number
  /** Id of its scene. */
  readonly scene: string
  readonly phase: 'open' | 'closed' | 'revealed'
  /** Empty until it is revealed. */
  readonly truth: readonly TrueAnswer[]
}

/** An exercise that the class is to solve. */
export interface Task {
  /** From 1; unique in its class. */
  readonly number: number
  readonly lesson: string
  readonly exercise: string
  readonly title: string
}

export interface Counts {
  /** Devices that have joined. */
  readonly joined: number
  /** Devices that have answered at least one question of the present poll. */
  readonly begun: number
  /** Devices that have answered all of its questions. */
  readonly answered: number
  /** Devices that have solved the present task. */
  readonly solved: number
  /** Devices that have handed in answers to the assignment that was handed out last, also when nothing more is collected. */
  readonly handedIn: number
}

/** What a leader does. Each can be repeated without a change, as when its answer was lost on the way. */
export type LeadMessage =
  | {
      readonly do: 'show'
      readonly scene: ShownScene
      /** The scene's own title, for the summary. Students do not get it. */
      readonly named: string
      readonly phase: StagePhase
      readonly blank: boolean
      readonly rows: readonly string[]
      readonly trace: Trace
    }
  /** Asks the three questions about a scene. While one is open for this scene, nothing changes. */
  | { readonly do: 'open-poll'; readonly scene: string }
  /** Asks the same questions once more: after the students have talked with each other. */
  | { readonly do: 'ask-again'; readonly poll: number }
  /** The truth, where it is known, is for the summary: students get it when it is revealed and not before. */
  | { readonly do: 'close-poll'; readonly poll: number; readonly truth: readonly TrueAnswer[] }
  | { readonly do: 'reveal'; readonly poll: number; readonly truth: readonly TrueAnswer[] }
  | { readonly do: 'set-task'; readonly task: Omit<Task, 'number'> | null }
  | { readonly do: 'end' }

/** A student's answers to a poll. The one with the highest `at` counts, whatever the order in which they arrive. */
export interface VoteMessage {
  readonly poll: number
  readonly answers: PredictedAnswers
  /** Higher for each change on this device. */
  readonly at: number
}

export interface SolvedMessage {
  readonly task: number
}

/** The answer to a new class. Only the leader's device ever has the token. */
export interface CreatedClass {
  readonly code: string
  readonly leaderToken: string
}

/** Where phones reach the server; `origins` is empty where they reach it at the leader's own address. */
export interface ReachableServer {
  readonly origins: readonly string[]
}

/** The answer to a device that joins, or comes back. */
export interface Welcome {
  /** What it has answered to the present poll; null: nothing. */
  readonly vote: VoteMessage | null
  readonly solved: boolean
}

/** One line of the summary: a poll, or a task. */
export interface SummaryLine {
  readonly title: string
  /** For a poll. */
  readonly histogram?: Histogram
  readonly truth?: readonly TrueAnswer[]
  /** For a task: how many have solved it. */
  readonly solved?: number
  /** For an assignment: how many have handed in. */
  readonly handedIn?: number
}

export interface ClassSummary {
  readonly code: string
  /** Milliseconds since 1970. */
  readonly started: number
  readonly students: number
  readonly lines: readonly SummaryLine[]
}

/** Every answer with a status that is not 2xx. */
export interface Refusal {
  readonly reason:
    | 'unknown-class'
    | 'class-full'
    | 'not-joined'
    | 'not-leader'
    | 'poll-closed'
    | 'no-such-task'
    | 'not-collected'
    | 'too-often'
    | 'too-large'
    | 'not-valid'
    | 'other-site'
    | 'server-full'
    | 'no-such-address'
    | 'server-error'
  /** A sentence for a person. */
  readonly says: string
}
