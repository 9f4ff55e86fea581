/** The schemas of the messages that arrive at the server; unknown members are left out. */
import * as v from 'valibot'
import { type PlaygroundDocument, parseDocument } from '../document/document.ts'
import type { TraceEvent } from '../trace/events.ts'
import {
  type LeadMessage,
  MOST_DOCUMENT_BYTES,
  MOST_EVENTS,
  MOST_ROWS,
  type SolvedMessage,
  type VoteMessage,
} from './class-protocol.ts'
import { type HandInMessage, type HandOutMessage, LONGEST_HAND_IN, LONGEST_HAND_OUT } from './hand-outs.ts'

/** Characters of an exercise's task. */
const LONGEST_TASK = 10_000

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest, `is longer than ${longest} characters.`))
const name = v.pipe(text(300), v.minLength(1, 'is empty.'))
const number = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

const document = v.rawTransform<unknown, PlaygroundDocument>(({ dataset, addIssue, NEVER }) => {
  if (new TextEncoder().encode(JSON.stringify(dataset.value) ?? '').byteLength > MOST_DOCUMENT_BYTES) {
    addIssue({ message: `is larger than ${MOST_DOCUMENT_BYTES / 1024} kB, the most that a class can be shown.` })
    return NEVER
  }
  const parsed = parseDocument(dataset.value)
  if (parsed.ok) return parsed.document
  for (const problem of parsed.problems) addIssue({ message: problem })
  return NEVER
})

const EVENT_TYPES = {
  page: true,
  call: true,
  decision: true,
  header: true,
  request: true,
  handler: true,
  'own-cors': true,
  'not-acted-on': true,
  'passed-over': true,
  'proxy-rule': true,
  response: true,
  forward: true,
  forwarded: true,
  'forward-failed': true,
  'shared-cache': true,
  'server-down': true,
  'connection-failed': true,
  cache: true,
  cookie: true,
  redirect: true,
  failure: true,
  settled: true,
  'header-not-found': true,
  console: true,
  'script-error': true,
  waited: true,
  ended: true,
} satisfies Record<TraceEvent['type'], true>

/**
 * An event is checked by its type only. Views show its members as text and nothing else; a page that draws a trace from
 * another device does it inside an error boundary.
 */
const event = v.custom<TraceEvent>(
  (value) =>
    typeof value === 'object' && value !== null && 'type' in value && Object.hasOwn(EVENT_TYPES, String(value.type)),
  'is not an event of a trace.',
)

const choice = {
  crossOrigin: v.picklist(['yes', 'no']),
  sent: v.picklist(['yes', 'asked', 'no']),
  read: v.picklist(['yes', 'no']),
}

const trueAnswer = v.object({
  question: v.picklist(['crossOrigin', 'sent', 'read']),
  right: v.pipe(v.array(v.picklist(['yes', 'asked', 'no'])), v.maxLength(3)),
  says: text(1_000),
})

const truth = v.pipe(v.array(trueAnswer), v.maxLength(3))

export const leadMessage: v.GenericSchema<unknown, LeadMessage> = v.variant('do', [
  v.object({
    do: v.literal('show'),
    scene: v.object({
      id: name,
      title: text(200),
      document: v.pipe(v.unknown(), document),
      task: v.exactOptional(text(LONGEST_TASK)),
      exercise: v.exactOptional(v.object({ lesson: name, id: name })),
    }),
    named: text(200),
    phase: v.picklist(['question', 'steps', 'answer']),
    blank: v.boolean(),
    rows: v.pipe(v.array(name), v.maxLength(MOST_ROWS)),
    trace: v.pipe(v.array(event), v.maxLength(MOST_EVENTS)),
  }),
  v.object({ do: v.literal('open-poll'), scene: name }),
  v.object({ do: v.literal('ask-again'), poll: number }),
  v.object({ do: v.literal('close-poll'), poll: number, truth }),
  v.object({ do: v.literal('reveal'), poll: number, truth }),
  v.object({ do: v.literal('set-task'), task: v.nullable(v.object({ lesson: name, exercise: name, title: name })) }),
  v.object({ do: v.literal('end') }),
])

export const voteMessage: v.GenericSchema<unknown, VoteMessage> = v.object({
  poll: number,
  answers: v.object({
    crossOrigin: v.exactOptional(choice.crossOrigin),
    sent: v.exactOptional(choice.sent),
    read: v.exactOptional(choice.read),
  }),
  at: number,
})

/** A vote that a device has kept; null for anything else. */
export function parseVote(value: unknown): VoteMessage | null {
  const parsed = v.safeParse(voteMessage, value)
  return parsed.success ? parsed.output : null
}

export const solvedMessage: v.GenericSchema<unknown, SolvedMessage> = v.object({ task: number })

export const handOutMessage: v.GenericSchema<unknown, HandOutMessage> = v.object({
  assignment: v.nullable(text(LONGEST_HAND_OUT)),
})

export const handInMessage: v.GenericSchema<unknown, HandInMessage> = v.object({ answers: text(LONGEST_HAND_IN) })

/** A device's number: 128 bits in hexadecimal. */
export const isDevice = (value: string): boolean => /^[0-9a-f]{32}$/.test(value)
