import type { StagePlace } from '@/components/stage/stage-followers.ts'
import { copyText } from '@/components/ui/use-copied.ts'
import { originForOthers } from '@/lib/class/site-in-network.ts'
import type { CommandId } from '@/lib/commands/commands.ts'
import { askAgain, askToLeave, type Led, lead, leaveClass, ledNow, startOrShow } from './class-session.ts'
import { leadAddress } from './leading.ts'

/** The commands of the class that have something to do now, in the order of their buttons. */
export function classCommands({ leading, view }: Led, { talk, state }: StagePlace): readonly CommandId[] {
  if (!leading) return ['join-class']
  const canAsk = view?.poll && view.poll.phase !== 'open'
  return [
    'join-class',
    ...(canAsk ? (['ask-again'] as const) : []),
    ...(talk.scenes[state.scene]?.exercise ? (['set-task'] as const) : []),
    'copy-lead-link',
    'leave-class',
  ]
}

/** Is the exercise on the stage the task of the class? */
export function isTask({ view }: Led, { talk, state }: StagePlace): boolean {
  const exercise = talk.scenes[state.scene]?.exercise
  return exercise !== undefined && view?.task?.lesson === exercise.lesson && view.task.exercise === exercise.id
}

const NOTHING_TO_DO: Readonly<Partial<Record<CommandId, string>>> = {
  'ask-again': 'The class can be asked again when its poll is closed.',
  'set-task': 'Only a scene that is an exercise can be set as a task.',
}

/** Does a command of the class, and says what came of it. */
export function doInClass(id: CommandId, at: StagePlace, say: (words: string) => void): void {
  const led = ledNow()
  const { leading } = led
  if (!classCommands(led, at).includes(id)) {
    say(leading ? (NOTHING_TO_DO[id] ?? '') : 'No class has been started on this stage.')
    return
  }
  if (id === 'join-class') void startOrShow()
  if (!leading) return
  const scene = at.talk.scenes[at.state.scene]
  if (id === 'ask-again') askAgain()
  if (id === 'set-task' && scene?.exercise) {
    const { lesson, id: exercise } = scene.exercise
    const ends = isTask(led, at)
    lead({ do: 'set-task', task: ends ? null : { lesson, exercise, title: scene.title } })
    say(ends ? 'The task has ended' : 'The class has the task')
  }
  if (id === 'copy-lead-link') void copyLink(`${originForOthers()}${leadAddress(leading)}`).then(say)
  if (id === 'leave-class') leave(led, say)
}

async function copyLink(link: string): Promise<string> {
  if (await copyText(link)) return 'The leader’s link is copied. Whoever has it can lead the class.'
  // The link itself must not be on the screen that the class sees.
  return 'This browser does not let the page copy. Open the page “Class” on this device: who leads finds the link there.'
}

/** First it is asked whether to leave or to end the class; a second press leaves it. */
function leave({ card }: Led, say: (words: string) => void): void {
  if (card !== 'leave') {
    askToLeave()
    return
  }
  leaveClass()
  say('This stage does not lead the class any more. The key that starts a class offers it again.')
}
