'use client'

import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useEffect, useId, useMemo, useState } from 'react'
import type { LeadMessage } from '@/lib/class/class-protocol.ts'
import type { ClassView } from '@/lib/class/class-view.ts'
import type { Talk } from '@/lib/talk/talk.ts'
import { createClassFollower, sceneInClass } from './class-follower.ts'
import { useLeadScene } from './use-lead-scene.ts'

interface Props {
  /** What can be shown: at least one. */
  talks: readonly Talk[]
  view: ClassView
  lead: (message: LeadMessage) => void
}

/** Chooses a scene and steps through it. */
export function LeadRemote({ talks, view, lead }: Props) {
  const follower = useMemo(() => createClassFollower(lead), [lead])
  useEffect(() => follower.seen(view), [follower, view])
  const remote = useLeadScene(talks, follower, view)
  const { at, scene } = remote
  const [opened, setOpened] = useState<Talk | null>(null)
  const talk = opened ?? at?.talk ?? talks[0]
  const fields = useId()
  if (!talk) return null
  const { poll } = view
  const canAsk =
    at !== null && poll !== null && poll.phase !== 'open' && poll.scene === sceneInClass({ talk: at.talk, state: at })
  return (
    <section aria-label="What the class is shown" className="mt-5 grid gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <div className="grid gap-1">
          <label htmlFor={`${fields}-lesson`} className="text-[15px] font-semibold">
            Lesson
          </label>
          <select
            id={`${fields}-lesson`}
            className="h-11 rounded-[8px] border border-line-strong bg-panel px-2"
            value={talks.indexOf(talk)}
            onChange={(event) => setOpened(talks[Number(event.target.value)] ?? null)}
          >
            {talks.map(({ id, title }, index) => (
              <option key={id} value={index}>
                {title}
              </option>
            ))}
          </select>
        </div>
        <div className="grid gap-1">
          <label htmlFor={`${fields}-scene`} className="text-[15px] font-semibold">
            Scene
          </label>
          <select
            id={`${fields}-scene`}
            className="h-11 rounded-[8px] border border-line-strong bg-panel px-2"
            value={at?.talk === talk ? at.scene : ''}
            onChange={(event) => {
              remote.show(talk, Number(event.target.value))
              setOpened(null)
            }}
          >
            <option value="" disabled>
              Choose what to show
            </option>
            {talk.scenes.map(({ id, title }, index) => (
              <option key={id} value={index}>
                {title}
              </option>
            ))}
          </select>
        </div>
      </div>
      {at && scene && (
        <>
          <p role="status" className="text-[15px] text-soft">
            {remote.trouble ||
              (at.phase === 'question'
                ? 'The class is asked.'
                : at.phase === 'steps'
                  ? `Step ${at.step} of ${remote.rows}.`
                  : 'The answer is shown.')}
          </p>
          <div className="flex flex-wrap gap-2">
            <button type="button" className="button h-12" onClick={remote.previous}>
              <ArrowLeft size={16} aria-hidden /> Previous
            </button>
            <button type="button" className="button button-run h-12" disabled={!remote.ready} onClick={remote.next}>
              Next <ArrowRight size={16} aria-hidden />
            </button>
            {at.phase !== 'answer' && (
              <button type="button" className="button h-12" disabled={!remote.ready} onClick={remote.reveal}>
                Reveal the answer
              </button>
            )}
            {canAsk && (
              <button
                type="button"
                className="button h-12"
                onClick={() => {
                  follower.askAgain()
                  remote.ask()
                }}
              >
                Ask again
              </button>
            )}
            {scene.exercise && (
              <button
                type="button"
                className="button h-12"
                onClick={() => scene.exercise && lead({ do: 'set-task', task: taskOf(scene.exercise, scene.title) })}
              >
                Set as a task
              </button>
            )}
            {view.task && (
              <button type="button" className="button h-12" onClick={() => lead({ do: 'set-task', task: null })}>
                End the task
              </button>
            )}
          </div>
        </>
      )}
    </section>
  )
}

const taskOf = ({ lesson, id }: { readonly lesson: string; readonly id: string }, title: string) => ({
  lesson,
  exercise: id,
  title,
})
