'use client'

/** What a class adds to the stage. Nothing of it is loaded before the stage is opened. */
import { type ComponentType, lazy, Suspense } from 'react'
import type { StageFollower, StagePlace } from '@/components/stage/stage-followers.ts'
import type { StageProps } from '@/components/stage/stage-props.ts'

const NoPart: ComponentType<{ at: StagePlace }> = () => null

/** A part of the stage; nothing where its code cannot be loaded, because the stage works without a connection. */
const part = (load: () => Promise<ComponentType<{ at: StagePlace }>>) => {
  const Part = lazy(async () => ({ default: await load().catch(() => NoPart) }))
  return (at: StagePlace) => (
    <Suspense fallback={null}>
      <Part at={at} />
    </Suspense>
  )
}
const parts = () => import('./class-stage-parts.tsx')
const session = () => import('./class-session.ts')
let loaded: Awaited<ReturnType<typeof session>> | null = null

export const CLASS_PARTS: NonNullable<StageProps['parts']> = {
  corner: part(async () => (await parts()).ClassCorner),
  question: part(async () => (await parts()).ClassQuestion),
  answer: part(async () => (await parts()).ClassAnswer),
  back: () => loaded?.closeCard() ?? false,
  tools: part(async () => (await parts()).ClassTools),
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
