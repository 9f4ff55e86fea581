/** A class follows the stage: what is on it is shown to the students, and its phases open, close and reveal the poll. */
import type { StageFollower, StagePlace } from '@/components/stage/stage-followers.ts'
import type { LeadMessage, ShownScene } from '@/lib/class/class-protocol.ts'
import type { ClassView } from '@/lib/class/class-view.ts'
import { trueAnswers } from '@/lib/class/true-answers.ts'
import { uncoveredOf } from '@/lib/class/uncovered.ts'
import { contentHash } from '@/lib/document/content-hash.ts'
import { isChanged, shownDocument, shownTitle } from '@/lib/stage/shown-words.ts'
import type { StageState } from '@/lib/stage/stage-state.ts'
import type { Talk } from '@/lib/talk/talk.ts'

type ShowMessage = Extract<LeadMessage, { readonly do: 'show' }>

export interface ClassFollower extends StageFollower {
  /** What the server says of the class. */
  seen(view: ClassView): void
  /** @returns what the class is shown by it; null where nothing changes */
  follow(at: StagePlace): ShowMessage | null
  /** The class is here already, as after a reload of a leader's page: nothing is sent. */
  takeUp(at: StagePlace): void
  /** Asks the same once more, as after the students have talked with each other; who leads goes back to the question. */
  askAgain(): void
}

/**
 * The scene in the class, which may be shown several talks: ids of scenes are unique in their talk. It is no name,
 * because names of scenes, as “refused”, tell the answer.
 */
export function sceneInClass({ talk, state }: { talk: Talk; state: Pick<StageState, 'scene'> }): string | null {
  const scene = talk.scenes[state.scene]
  return scene ? contentHash([talk.id, scene.id]) : null
}

/** The scene as the class is shown it, in the words of the stage; null where the talk has none there. */
export function shownScene(at: Omit<StagePlace, 'trace'>): ShownScene | null {
  const id = sceneInClass(at)
  if (id === null) return null
  const { task, exercise } = at.talk.scenes[at.state.scene] ?? {}
  return {
    id,
    title: shownTitle(at),
    document: shownDocument(at),
    ...(task ? { task } : {}),
    ...(exercise ? { exercise } : {}),
  }
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
  /** The poll that is asked again, until its successor has been seen. */
  let again: number | null = null

  /** @returns null where it is what was shown last */
  const toShow = (at: StagePlace): ShowMessage | null => {
    const { phase, step, blank, scene: index } = at.state
    const scene = shownScene(at)
    if (!scene) return null
    const seen = phase === 'question' ? 0 : phase === 'answer' ? null : step
    const title = at.talk.scenes[index]?.title ?? ''
    const named = isChanged(at) ? `${title}, changed` : title
    const message: ShowMessage = { do: 'show', scene, named, phase, blank, ...uncoveredOf(at.trace, seen) }
    const text = JSON.stringify(message)
    if (text === shown) return null
    shown = text
    return message
  }

  const follow = () => {
    const scene = wanted && sceneInClass(wanted)
    if (!wanted || scene === null || view?.scene?.id !== scene) return
    const { phase } = wanted.state
    const { poll } = view
    if (poll?.scene === opening) opening = null
    if (poll?.number !== again || poll?.phase === 'open') again = null
    // Until it is there, the poll that is seen is the one before it.
    if (again !== null) return
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
      else lead({ do: 'close-poll', poll: poll.number, truth: wanted.trace ? trueAnswers(wanted.trace) : [] })
    } else if (wanted.trace) lead({ do: 'reveal', poll: poll.number, truth: trueAnswers(wanted.trace) })
  }

  return {
    follow(at) {
      const moved =
        at.state.scene !== place?.state.scene || at.state.phase !== place.state.phase || at.trace !== place.trace
      place = at
      const message = toShow(at)
      if (message) lead(message)
      if (moved) {
        wanted = at
        follow()
      }
      return message
    },
    takeUp(at) {
      place = at
      wanted = null
      toShow(at)
    },
    seen(next) {
      view = next
      follow()
    },
    askAgain() {
      if (!view?.poll || view.poll.phase === 'open') return
      again = view.poll.number
      lead({ do: 'ask-again', poll: again })
    },
  }
}
