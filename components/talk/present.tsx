'use client'

import { useRouter } from 'next/navigation'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { CLASS_FOLLOWERS, CLASS_PARTS } from '@/components/class/class-on-stage.tsx'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { talkStore } from '@/lib/talk/on-this-device.ts'
import type { Talk } from '@/lib/talk/talk.ts'
import { fetchLessonTalk } from './presets.ts'
import { editHref } from './talk-list.tsx'

const Stage = lazy(() => import('@/components/stage/stage.tsx'))

/** Shows a talk of this device on the stage. */
export function PresentTalk({ id, first }: { id: string; first: number }) {
  const router = useRouter()
  const [talk, setTalk] = useState<Talk | null | undefined>(undefined)
  useEffect(() => setTalk(talkStore.get(id)), [id])
  const [edited, setEdited] = useState<ReadonlyMap<string, PlaygroundDocument> | null>(null)
  const close = useCallback(
    (changed: ReadonlyMap<string, PlaygroundDocument>) => {
      if (changed.size > 0) setEdited(changed)
      else router.push(editHref(id))
    },
    [router, id],
  )
  if (talk === undefined) return null
  if (talk === null || talk.scenes.length === 0)
    return <Nothing says="This talk is not in this browser, or it has no scene." />
  return edited ? <Changed talk={talk} edited={edited} /> : <OnStage talk={talk} first={first} onClose={close} />
}

/** After the stage: what was changed there belongs to the talk only when the presenter says so. */
function Changed({ talk, edited }: { talk: Talk; edited: ReadonlyMap<string, PlaygroundDocument> }) {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const changed = talk.scenes.filter(({ id }) => edited.has(id))
  const keep = () => {
    const scenes = talk.scenes.map((scene) => ({ ...scene, document: edited.get(scene.id) ?? scene.document }))
    const saved = talkStore.save({ ...talk, scenes })
    if (saved.ok) router.push(editHref(talk.id))
    else setProblem(saved.message)
  }
  return (
    <main id="content" className="page">
      <h1 className="page-title">
        {changed.length === 1 ? 'One scene was changed' : `${changed.length} scenes were changed`}
      </h1>
      <p className="mt-4 text-[17.5px] text-soft">
        You changed code on the stage. The talk is as you prepared it, until you store the changes in it.
      </p>
      <ul className="mt-5 border-t border-line">
        {changed.map(({ id, title }) => (
          <li key={id} className="border-b border-line py-2.5 text-[16px] font-semibold">
            {title}
          </li>
        ))}
      </ul>
      {problem && (
        <p role="alert" className="mt-4 text-stop">
          {problem}
        </p>
      )}
      <div className="mt-6 flex flex-wrap gap-2">
        <button type="button" className="button button-run h-10" onClick={keep}>
          Store the changes in the talk
        </button>
        <button type="button" className="button h-10" onClick={() => router.push(editHref(talk.id))}>
          Leave the talk as it was
        </button>
      </div>
      <p className="mt-3 text-[14.5px] text-soft">
        Either way, the stage shows the changed code again until you reset a scene.
      </p>
    </main>
  )
}

/** Shows a lesson on the stage. */
export function PresentLesson({ slug, first }: { slug: string; first: number }) {
  const router = useRouter()
  const [talk, setTalk] = useState<Talk | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    fetchLessonTalk(slug).then(setTalk, (error: unknown) =>
      setProblem(error instanceof Error ? error.message : String(error)),
    )
  }, [slug])
  if (problem !== null) return <Nothing says={problem} />
  if (talk === null) return null
  return <OnStage talk={talk} first={first} onClose={() => router.push('/talks')} />
}

interface Props {
  talk: Talk
  first: number
  onClose: (edited: ReadonlyMap<string, PlaygroundDocument>) => void
}

function OnStage({ talk, first, onClose }: Props) {
  return (
    <Suspense>
      <Stage
        talk={talk}
        first={Math.min(Math.max(0, Number.isInteger(first) ? first : 0), talk.scenes.length - 1)}
        onClose={onClose}
        followers={CLASS_FOLLOWERS}
        parts={CLASS_PARTS}
      />
    </Suspense>
  )
}

function Nothing({ says }: { says: string }) {
  return (
    <main id="content" className="page">
      <h1 className="page-title">There is nothing to show</h1>
      <p role="alert" className="mt-4 text-[17.5px] text-soft">
        {says}
      </p>
      <a className="button mt-6 h-10" href="/talks">
        All talks
      </a>
    </main>
  )
}
