'use client'

/** What a class adds to the stage. Nothing of it is loaded before the stage is opened. */
import { type ComponentType, lazy, Suspense } from 'react'
import type { StageFollower, StagePlace } from '@/components/stage/stage-followers.ts'
import type { StageProps } from '@/components/stage/stage-props.ts'
import type { CommandId } from '@/lib/commands/commands.ts'
import type { PredictionQuestion } from '@/lib/lessons/prediction.ts'

/** A part of the stage; nothing where its code cannot be loaded, because the stage works without a connection. */
function part<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Part = lazy(async () => ({ default: await load().catch((): ComponentType<Props> => () => null) }))
  return (props) => (
    <Suspense fallback={null}>
      <Part {...props} />
    </Suspense>
  )
}
const parts = () => import('./class-stage-parts.tsx')
const session = () => import('./class-session.ts')
let loaded: Awaited<ReturnType<typeof session>> | null = null

const Corner = part(async () => (await parts()).ClassCorner)
const Question = part<{ at: StagePlace }>(async () => (await parts()).ClassQuestion)
const Answer = part<{ at: StagePlace; question: PredictionQuestion }>(async () => (await parts()).ClassAnswer)
const Tools = part<{ at: StagePlace; onCommand: (id: CommandId) => void }>(async () => (await parts()).ClassTools)

export const CLASS_PARTS: NonNullable<StageProps['parts']> = {
  corner: () => <Corner />,
  question: (at) => <Question at={at} />,
  answer: (at, question) => <Answer at={at} question={question} />,
  back: () => loaded?.closeCard() ?? false,
  tools: (at, onCommand) => <Tools at={at} onCommand={onCommand} />,
  command: (id, at, say) =>
    void import('./class-commands.ts').then(
      ({ doInClass }) => doInClass(id, at, say),
      () => say('The class could not be loaded. Check the connection, then try again.'),
    ),
}

export const CLASS_FOLLOWERS: readonly StageFollower[] = [
  {
    follow: (at) =>
      void session().then(
        (module) => {
          loaded = module
          module.follow(at)
        },
        // Without a connection its code does not load, and there is no class.
        () => undefined,
      ),
    lead(command) {
      void session().then(
        (module) => module.leadStage(command),
        () => undefined,
      )
      return () => loaded?.leadStage(null)
    },
  },
]
