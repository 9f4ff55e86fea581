'use client'

import { ArrowLeft, ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useId, useMemo, useState } from 'react'
import { saveFile } from '@/components/export/save-file.ts'
import { SiteBar } from '@/components/site/site-bar.tsx'
import { codeInGroups } from '@/lib/class/class-code.ts'
import type { ClassConnection } from '@/lib/class/class-connection.ts'
import { counted, summaryFile } from '@/lib/class/summary-file.ts'
import type { Talk } from '@/lib/talk/talk.ts'
import { ClassExchange } from './class-exchange.tsx'
import { createClassFollower, sceneInClass } from './class-follower.ts'
import { ClassStatus } from './class-status.tsx'
import { Distribution } from './distribution.tsx'
import { JoinCard } from './join-card.tsx'
import { keepLeading, readLeading } from './leading.ts'
import { type LiveClass, useClass } from './use-class.ts'
import { useLeadScene } from './use-lead-scene.ts'

interface Props {
  code: string
  /** What can be shown: at least one. */
  talks: readonly Talk[]
}

/** The leader's page: how the class is joined, what it is shown, and what it has said. */
export function LeadPage({ code, talks }: Props) {
  const [token, setToken] = useState<string | null>(null)
  useEffect(() => {
    const kept = readLeading()
    const known = location.hash.slice(1) || (kept?.code === code ? kept.token : '')
    setToken(known)
    if (known) keepLeading({ code, token: known })
  }, [code])
  const live = useClass(token ? { code, as: { token } } : null)
  const { status } = live
  const refused =
    token === ''
      ? 'This is not the whole leader’s link: what is after # is missing.'
      : status.is === 'over'
        ? (status.refusal?.says ?? 'The class has ended.')
        : null
  return (
    <>
      <SiteBar
        crumb="Class"
        beside={<span className="text-[15px] font-semibold whitespace-nowrap tabular-nums">{codeInGroups(code)}</span>}
      />
      <main id="content" className="mx-auto w-full max-w-[860px] px-4 pt-5 pb-16">
        <h1 className="page-title">Lead the class</h1>
        {refused && (
          <p className="mt-3 text-[17px]">
            {refused}{' '}
            <Link className="link" href="/class">
              Start a class
            </Link>
          </p>
        )}
        {!refused && <ClassStatus status={status} />}
        {live.view && <Leading code={code} talks={talks} live={live} />}
      </main>
    </>
  )
}

function Leading({ code, talks, live }: Props & { live: LiveClass }) {
  const { view, connection } = live
  if (!view) return null
  const { counts, poll, histogram, task } = view
  return (
    <>
      {!view.ended && (
        <div className="mt-4">
          <JoinCard code={code} />
          <p className="mt-3 text-[15px] text-soft">
            Open a{' '}
            <Link className="link" href="/lessons">
              lesson
            </Link>{' '}
            or the{' '}
            <Link className="link" href="/playground">
              playground
            </Link>{' '}
            in this tab and show it on the stage: the class follows. Or lead from here, as from a phone. Whoever has the
            address of this page can lead.
          </p>
        </div>
      )}
      <p className="mt-4 text-[17px] font-semibold" role="status" data-testid="class-counts">
        {counted(counts.joined, 'device has', 'devices have')} joined
        {poll && `, ${counts.answered} answered`}
        {task && `, ${counts.solved} solved`}.
      </p>
      {!view.ended && <Remote talks={talks} live={live} />}
      {poll && histogram && (
        <details className="mt-5" open={poll.phase === 'revealed'}>
          <summary className="cursor-pointer text-[16px] font-semibold">What the class said</summary>
          <div className="mt-3">
            <Distribution histogram={histogram} truth={poll.truth} />
          </div>
        </details>
      )}
      {view.rows.length > 0 && (
        <div className="mt-5">
          <ClassExchange view={view} />
        </div>
      )}
      {connection && <Ending connection={connection} ended={view.ended} />}
    </>
  )
}

/** Chooses a scene and steps through it. */
function Remote({ talks, live }: { talks: readonly Talk[]; live: LiveClass }) {
  const { connection, view } = live
  const [open, setOpen] = useState(0)
  const fields = useId()
  const talk = talks[open] as Talk
  const follower = useMemo(
    () => (connection ? createClassFollower((message) => void connection.lead(message)) : null),
    [connection],
  )
  useEffect(() => {
    if (view) follower?.seen(view)
  }, [follower, view])
  const lead = useLeadScene(talk, follower)
  const { at, scene } = lead
  const poll = view?.poll ?? null
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
            value={open}
            onChange={(event) => setOpen(Number(event.target.value))}
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
            value={at?.scene ?? ''}
            onChange={(event) => void lead.show(Number(event.target.value))}
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
            {lead.trouble ||
              (at.phase === 'question'
                ? 'The class is asked.'
                : at.phase === 'steps'
                  ? `Step ${at.step} of ${lead.rows}.`
                  : 'The answer is shown.')}
          </p>
          <div className="flex flex-wrap gap-2">
            <button type="button" className="button h-12" onClick={lead.previous}>
              <ArrowLeft size={16} aria-hidden /> Previous
            </button>
            <button type="button" className="button button-run h-12" disabled={!lead.ready} onClick={lead.next}>
              Next <ArrowRight size={16} aria-hidden />
            </button>
            {at.phase !== 'answer' && (
              <button type="button" className="button h-12" disabled={!lead.ready} onClick={lead.reveal}>
                Reveal the answer
              </button>
            )}
            {poll && poll.phase !== 'open' && poll.scene === sceneInClass({ talk, state: at }) && (
              <button
                type="button"
                className="button h-12"
                onClick={() => void connection?.lead({ do: 'ask-again', poll: poll.number })}
              >
                Ask again
              </button>
            )}
            {scene.exercise && (
              <button
                type="button"
                className="button h-12"
                onClick={() =>
                  scene.exercise && void connection?.lead({ do: 'set-task', task: taskOf(scene.exercise, scene.title) })
                }
              >
                Set as a task
              </button>
            )}
            {view?.task && (
              <button
                type="button"
                className="button h-12"
                onClick={() => void connection?.lead({ do: 'set-task', task: null })}
              >
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

function Ending({ connection, ended }: { connection: ClassConnection; ended: boolean }) {
  const [sure, setSure] = useState(false)
  const [trouble, setTrouble] = useState('')
  const save = async () => {
    const summary = await connection.summary()
    if (!summary) return setTrouble('The summary is not available any more.')
    const { name, text } = summaryFile(summary)
    saveFile(name, new Blob([text], { type: 'text/markdown' }))
  }
  return (
    <div className="mt-8 flex flex-wrap gap-2 border-t border-line pt-4">
      <button type="button" className="button h-11" onClick={() => void save()}>
        Save the summary
      </button>
      {!ended && !sure && (
        <button type="button" className="button h-11" onClick={() => setSure(true)}>
          End the class
        </button>
      )}
      {!ended && sure && (
        <button
          type="button"
          className="button h-11 text-stop"
          onClick={() => {
            void save().then(() => connection.lead({ do: 'end' }))
            keepLeading(null)
          }}
        >
          End it for everybody, and save the summary
        </button>
      )}
      <p role="status" className="w-full text-[14px] text-soft">
        {trouble || 'The summary has the scenes and how many chose what. It has nothing about any person or device.'}
      </p>
    </div>
  )
}
