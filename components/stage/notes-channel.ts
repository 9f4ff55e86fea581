/**
 * What the stage and the notes windows of this browser say to each other. A BroadcastChannel reaches every tab of this
 * origin and no other; the sandbox's frame has another origin.
 */
import * as v from 'valibot'
import type { CommandId } from '@/lib/commands/commands.ts'
import { COMMANDS } from '@/lib/commands/commands.ts'
import type { NotedAnswer } from '@/lib/stage/noted-answers.ts'
import type { StageState } from '@/lib/stage/stage-state.ts'
import { parseTalk } from '@/lib/talk/parse-talk.ts'
import { BESIDE, type Talk } from '@/lib/talk/talk.ts'

const CHANNEL = 'preflight-stage'

/** `stage` is the name of the tab that the stage is in. */
export type NotesMessage =
  /** A notes window has opened: the stages say where they are. */
  | { readonly kind: 'hello' }
  | { readonly kind: 'talk'; readonly stage: string; readonly talk: Talk }
  | {
      readonly kind: 'place'
      readonly stage: string
      readonly state: StageState
      /** The scene is no longer as it was prepared. */
      readonly changed: boolean
      /** How many steps the exchange has; null before the run. */
      readonly steps: number | null
      /** Empty before the run. */
      readonly answers: readonly NotedAnswer[]
      /** When the presentation began, in milliseconds since 1970. */
      readonly since: number
    }
  /** How a class has voted: a line for the presenter. */
  | { readonly kind: 'votes'; readonly says: string | null }
  /** A notes window leads. */
  | { readonly kind: 'command'; readonly stage: string; readonly command: CommandId }
  | { readonly kind: 'closed'; readonly stage: string }

const stage = v.string()
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const schema = v.variant('kind', [
  v.object({ kind: v.literal('hello') }),
  v.object({ kind: v.literal('talk'), stage, talk: v.unknown() }),
  v.object({
    kind: v.literal('place'),
    stage,
    state: v.object({
      scene: count,
      phase: v.picklist(['question', 'steps', 'answer']),
      step: count,
      beside: v.nullable(v.picklist(BESIDE)),
      blank: v.boolean(),
    }),
    changed: v.boolean(),
    steps: v.nullable(count),
    answers: v.array(v.object({ question: v.string(), answer: v.string() })),
    since: v.number(),
  }),
  v.object({ kind: v.literal('votes'), says: v.nullable(v.string()) }),
  v.object({ kind: v.literal('command'), stage, command: v.picklist(COMMANDS.map(({ id }) => id)) }),
  v.object({ kind: v.literal('closed'), stage }),
])

/** Null for what is no message: another release of the page may be open in a tab, too. */
function readMessage(value: unknown): NotesMessage | null {
  const read = v.safeParse(schema, value)
  if (!read.success) return null
  const message = read.output
  if (message.kind !== 'talk') return message
  const parsed = parseTalk(message.talk)
  return parsed.ok ? { ...message, talk: parsed.value } : null
}

export interface NotesChannel {
  say(message: NotesMessage): void
  close(): void
}

/** @returns null where the browser has no such channel: then there is no notes window */
export function openNotesChannel(onMessage: (message: NotesMessage) => void): NotesChannel | null {
  if (typeof BroadcastChannel === 'undefined') return null
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }) => {
    const message = readMessage(data)
    if (message) onMessage(message)
  }
  let open = true
  return {
    say(message) {
      if (open) channel.postMessage(message)
    },
    close() {
      open = false
      channel.close()
    },
  }
}
