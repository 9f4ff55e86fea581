import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react'
import type { Workbench } from '@/components/bench/use-workbench.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import type { ProbeResult, RemarkPlace } from '@/lib/lessons/exercise.ts'
import type { ExercisePlace } from '@/lib/lessons/lesson-address.ts'
import { useAskedExercise } from './use-asked-exercise.ts'

// Most documents are no exercise.
const ExerciseTask = lazy(() => import('./exercise-task.tsx'))

interface ExerciseOnPage {
  /** The address names an exercise: how to mend a call is not told then. */
  readonly isExercise: boolean
  /** Where it is in the course; absent: it is not an exercise of the course. */
  readonly place?: ExercisePlace | undefined
  /** The probe whose exchange is shown, until the document changes or runs; null: the run of the document. */
  readonly probe: ProbeResult | null
  /** The task with its check; null where there is none. */
  readonly task: ReactNode
  /** Called when a run starts. */
  giveWay(): void
}

/**
 * The exercise that the address names, beside the document.
 * @param onShown called when the exchange of a probe is shown
 * @param onPoint shows a line of a text
 */
export function useExerciseTask(
  bench: Workbench,
  { onShown, onPoint }: { onShown: () => void; onPoint: (place: RemarkPlace) => void },
): ExerciseOnPage {
  const { asked, leave } = useAskedExercise()
  const [probed, setProbed] = useState<{ readonly result: ProbeResult; readonly of: PlaygroundDocument } | null>(null)
  const { document, running } = bench
  const probe = probed && probed.of === document && !running ? probed.result : null
  const giveWay = useCallback(() => setProbed(null), [])
  return {
    isExercise: asked !== null,
    place: asked?.place,
    probe,
    giveWay,
    task: asked && (
      <Suspense>
        <ExerciseTask
          asked={asked}
          bench={bench}
          shown={probe}
          onShow={(result) => {
            setProbed(result && { result, of: document })
            if (result) onShown()
          }}
          onPoint={onPoint}
          onLeave={() => {
            giveWay()
            leave()
          }}
        />
      </Suspense>
    ),
  }
}
