import { useState } from 'react'
import type { Workbench } from '@/components/bench/use-workbench.ts'
import { withSceneChanged } from '@/lib/talk/edit-talk.ts'
import { talkStore } from '@/lib/talk/on-this-device.ts'
import type { TalkScene } from './use-talk-scene.ts'

/** Says which scene of a talk is open, and stores it there again. */
export function TalkSceneNotice({ opened, bench }: { opened: TalkScene | null; bench: Workbench }) {
  const [problem, setProblem] = useState<string | null>(null)
  if (!opened || bench.open !== opened.key) return null
  const { talk, scene } = opened
  const back = `/talks?talk=${encodeURIComponent(talk.id)}`
  const store = () => {
    // The talk may have been changed since in another tab: only this scene's document is.
    const now = talkStore.get(talk.id)
    if (!now?.scenes.some(({ id }) => id === scene.id)) {
      setProblem('This scene is not in the talk any more. Your text is in My documents.')
      return
    }
    const saved = talkStore.save(withSceneChanged(now, scene.id, (each) => ({ ...each, document: bench.document })))
    if (!saved.ok) {
      setProblem(saved.message)
      return
    }
    // The draft is what the talk holds now; it stays among the earlier versions.
    bench.reset()
    location.assign(back)
  }
  return (
    <div
      role={problem ? 'alert' : 'status'}
      className={`flex flex-none flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2 text-[14px] sm:px-[18px] ${problem ? 'bg-pre-bg text-pre' : 'bg-gate-bg text-gate'}`}
    >
      <span className="min-w-0 flex-1">
        {problem ?? `Scene ${talk.scenes.indexOf(scene) + 1} of the talk “${talk.title}”: “${scene.title}”.`}
      </span>
      {bench.edited && (
        <button type="button" className="link" onClick={store}>
          Store it in the talk
        </button>
      )}
      <a className="link" href={back}>
        {bench.edited ? 'Back without storing' : 'Back to the talk'}
      </a>
    </div>
  )
}
