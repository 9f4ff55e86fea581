import type { StageFollower, StagePlace } from '@/components/stage/stage-followers.ts'
import type { CommandId } from '@/lib/commands/commands.ts'
import { predictedCall } from '@/lib/lessons/prediction.ts'
import { diagramOf } from '@/lib/trace/diagram/diagram.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { threeQuestions } from '@/lib/trace/summary/questions.ts'
import { type NotedAnswer, type NotesMessage, openNotesChannel } from './notes-channel.ts'

export interface NotesFollower extends StageFollower {
  close(): void
}

/** Tells the notes windows where the stage is, and lets them lead. */
export function createNotesFollower(now = Date.now): NotesFollower {
  const stage = Math.random().toString(36).slice(2)
  const since = now()
  let place: StagePlace | null = null
  let command: ((id: CommandId) => void) | null = null
  const channel = openNotesChannel((message) => {
    if (message.kind === 'hello') sayAll()
    else if (message.kind === 'command' && message.stage === stage) command?.(message.command)
  })

  function sayAll() {
    if (!place) return
    channel?.say({ kind: 'talk', stage, talk: place.talk })
    channel?.say(placeMessage(place))
  }
  const placeMessage = ({ state, trace }: StagePlace): NotesMessage => ({
    kind: 'place',
    stage,
    state,
    steps: trace && diagramOf(trace).rows.length,
    answers: trace ? answersOf(trace) : [],
    since,
  })

  return {
    follow(at) {
      const before = place
      place = at
      if (before?.talk !== at.talk) sayAll()
      else channel?.say(placeMessage(at))
    },
    lead(lead) {
      command = lead
      return () => {
        command = null
      }
    },
    close() {
      channel?.say({ kind: 'closed', stage })
      channel?.close()
    },
  }
}

/** The three answers, for the presenter's eyes. */
function answersOf(trace: Trace): readonly NotedAnswer[] {
  const call = predictedCall(trace)
  if (call === null) return []
  const { crossOrigin, sent, read } = threeQuestions(trace, call)
  return [crossOrigin, sent, read].map(({ question, answer }) => ({ question, answer }))
}
