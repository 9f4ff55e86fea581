import type { StageFollower, StagePlace } from '@/components/stage/stage-followers.ts'
import type { CommandId } from '@/lib/commands/commands.ts'
import { notedAnswers } from '@/lib/stage/noted-answers.ts'
import { isChanged } from '@/lib/stage/shown-words.ts'
import { diagramOf } from '@/lib/trace/diagram/diagram.ts'
import { type NotesMessage, openNotesChannel } from './notes-channel.ts'

export interface NotesFollower extends StageFollower {
  close(): void
}

/**
 * Tells the notes windows where the stage is, and lets them lead.
 * @param since when the presentation began, in milliseconds since 1970
 */
export function createNotesFollower(since: number): NotesFollower {
  const stage = Math.random().toString(36).slice(2)
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
  const placeMessage = ({ trace, ...at }: StagePlace): NotesMessage => ({
    kind: 'place',
    stage,
    state: at.state,
    changed: isChanged(at),
    steps: trace && diagramOf(trace).rows.length,
    answers: trace ? notedAnswers(trace) : [],
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
