/** A class follows the stage: what is on it is shown to the students, and its phases open, close and reveal the poll. */
import type { StageFollower, StagePlace } from '@/components/stage/stage-followers.ts'
import type { LeadMessage } from '@/lib/class/class-protocol.ts'
import type { ClassView } from '@/lib/class/class-view.ts'
import { trueAnswers } from '@/lib/class/true-answers.ts'
import { uncoveredOf } from '@/lib/class/uncovered.ts'
import type { StageState } from '@/lib/stage/stage-state.ts'
import type { Talk } from '@/lib/talk/talk.ts'

export interface ClassFollower extends StageFollower {
  /** What the server says of the class. */
  seen(view: ClassView): void
}

/** The scene in the class, which may be shown several talks: ids of scenes are unique in their talk. */
export function sceneInClass({ talk, state }: { talk: Talk; state: Pick<StageState, 'scene'> }): string | null {
  const scene = talk.scenes[state.scene]
  return scene ? `${talk.id} ${scene.id}` : null
}

/**
 * It acts only after the stage has changed, and until the class has followed: several stages may lead one class, and
 * none of them takes back what another does.
 */
export function createClassFollower(lead: (message: LeadMessage) => void): ClassFollower {
  let place: StagePlace | null = null
  let view: ClassView | null = null
  /** The poll's phase that the stage asks for, and has not been seen yet. */
  let wanted: StagePlace | null = null
  let shown = ''
  /** The scene whose poll this stage has opened, and has not been seen yet. */
  let opening: string | null = null

  const show = (at: StagePlace) => {
    const { talk, state, document, trace } = at
    const scene = talk.scenes[state.scene]
    const id = sceneInClass(at)
    if (!scene || id === null) return
    const { phase, step, blank } = state
    // A title may tell the answer, as “Blocked” does.
    const seen = phase === 'question' ? 0 : phase === 'answer' ? null : step
    const message: LeadMessage = {
      do: 'show',
      scene: { id, title: scene.asks && phase !== 'answer' ? `Scene ${state.scene + 1}` : scene.title, document },
      phase,
      blank,
      ...uncoveredOf(trace, seen),
    }
    const text = JSON.stringify(message)
    if (text === shown) return
    shown = text
    lead(message)
  }

  const follow = () => {
    const scene = wanted && sceneInClass(wanted)
    if (!wanted || scene === null || view?.scene?.id !== scene) return
    const { phase } = wanted.state
    const { poll } = view
    if (poll?.scene === opening) opening = null
    if (phase === 'question') {
      if (poll?.phase === 'open' || poll?.phase === 'revealed') wanted = null
      else {
        opening = scene
        lead({ do: 'open-poll', scene })
      }
    }
    // The poll that was asked for is on its way, and has to be closed when it is there.
    else if (!poll && opening === scene) return
    else if (!poll || poll.phase === 'revealed') wanted = null
    else if (phase === 'steps') {
      if (poll.phase === 'closed') wanted = null
      else lead({ do: 'close-poll', poll: poll.number })
    } else if (wanted.trace) lead({ do: 'reveal', poll: poll.number, truth: trueAnswers(wanted.trace) })
  }

  return {
    follow(at) {
      const moved =
        at.state.scene !== place?.state.scene || at.state.phase !== place.state.phase || at.trace !== place.trace
      place = at
      show(at)
      if (moved) {
        wanted = at
        follow()
      }
    },
    seen(next) {
      view = next
      follow()
    },
  }
}
