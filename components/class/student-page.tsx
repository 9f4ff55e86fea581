'use client'

import { ExternalLink } from 'lucide-react'
import Link from 'next/link'
import { type SyntheticEvent, useEffect, useState } from 'react'
import { useProgress } from '@/components/lesson/progress/progress.ts'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { SiteBar } from '@/components/site/site-bar.tsx'
import { codeInGroups } from '@/lib/class/class-code.ts'
import type { ShownScene, Task } from '@/lib/class/class-protocol.ts'
import { answeredInWords, answeredSoFar, counted } from '@/lib/class/count-words.ts'
import { LONGEST_SENTENCE, LONGEST_TITLE } from '@/lib/document/document.ts'
import { encodeLink } from '@/lib/document/link.ts'
import { hasSolved } from '@/lib/lessons/progress.ts'
import { deviceFor } from './class-device.ts'
import { ClassExchange } from './class-exchange.tsx'
import { ClassPoll } from './class-poll.tsx'
import { ClassStatus } from './class-status.tsx'
import { Distribution } from './distribution.tsx'
import { HandOutCard } from './hand-out-card.tsx'
import { JoinForm } from './join-form.tsx'
import { SceneTexts } from './scene-texts.tsx'
import { type LiveClass, useClass } from './use-class.ts'
import { useVote } from './use-vote.ts'

interface Props {
  code: string
  /** `LESSON/EXERCISE` → the key under which this device notes that it is solved. */
  exercises: Readonly<Record<string, string>>
}

/** What a student sees: the scene, the questions, and the exchange as far as it is uncovered. */
export function StudentPage({ code, exercises }: Props) {
  const [device, setDevice] = useState<string | null>(null)
  useEffect(() => setDevice(deviceFor(code)), [code])
  const live = useClass(device === null ? null : { code, as: { device } })
  const { view, status } = live
  return (
    <>
      <SiteBar
        crumb="Class"
        beside={<span className="text-[15px] font-semibold whitespace-nowrap tabular-nums">{codeInGroups(code)}</span>}
      />
      <main id="content" className="mx-auto w-full max-w-[640px] px-4 pt-4 pb-16">
        {status.is === 'over' ? (
          <Over says={status.refusal?.says ?? null} />
        ) : (
          <>
            <ClassStatus status={status} />
            {view && <Scene code={code} live={live} exercises={exercises} />}
          </>
        )}
      </main>
    </>
  )
}

/** @param says why this device is not in the class; null: it was, until the end */
function Over({ says }: { says: string | null }) {
  return (
    <>
      <h1 className="page-title mt-4">{says === null ? 'The class has ended' : 'This class is not open'}</h1>
      <p className="mt-3 mb-8 text-[17px]">{says ?? 'Thank you for taking part. You can close this page.'}</p>
      {says === null && (
        <>
          <Link href="/lessons" className="button button-run h-14 w-full text-[18px]">
            Go on with the lessons
          </Link>
          <h2 className="mt-12 mb-4 border-t border-line pt-6 font-display text-[20px] font-[680]">
            Join another class
          </h2>
        </>
      )}
      <JoinForm />
    </>
  )
}

function Scene({ code, live, exercises }: { code: string; live: LiveClass } & Pick<Props, 'exercises'>) {
  const { view } = live
  const vote = useVote(code, live)
  if (!view) return null
  const { scene, poll, histogram, task, handOut, counts, blank } = view
  const exchange = view.rows.length > 0 && <ClassExchange view={view} />
  // What is stepped through in front comes first, and what was said about it afterwards.
  const stepping = poll?.phase === 'closed'
  // Its card has its title, and leads to where it is solved.
  const isTask = task !== null && scene?.title === task.title
  if (!scene && !task && !handOut)
    return (
      <>
        <h1 className="page-title mt-6">You are in</h1>
        <p className="mt-3 text-[17px]">
          {counted(counts.joined, 'device has', 'devices have')} joined. Wait here: what is shown in front appears on
          this page.
        </p>
      </>
    )
  return (
    <>
      {vote.late && (
        <p role="alert" className="mt-3 rounded-[12px] border border-pre px-4 py-3 text-[16px]">
          {vote.late}
        </p>
      )}
      {handOut && <HandOutCard code={code} handOut={handOut} handedIn={counts.handedIn} />}
      {task && (
        <TaskCard
          task={task}
          says={isTask && !blank ? scene.task : undefined}
          alone={!scene || isTask}
          live={live}
          exercises={exercises}
        />
      )}
      {scene && (
        <>
          {!isTask && <h1 className="mt-4 font-display text-[24px] leading-tight font-[680]">{scene.title}</h1>}
          {blank ? (
            <p className="mt-4 text-[17px]">The screen in front is blank: listen.</p>
          ) : (
            <div className="mt-4 grid gap-6">
              {scene.task && !isTask && <TaskWords task={scene.task} />}
              {stepping && exchange}
              {poll?.phase === 'revealed' && histogram ? (
                <section aria-label="What the class said">
                  <Distribution histogram={histogram} earlier={view.earlier} truth={poll.truth} own={vote.answers} />
                  <p className="mt-3 text-[15px] text-soft">{answeredInWords(counts)}.</p>
                </section>
              ) : (
                poll && (
                  <section aria-label="What do you expect?">
                    <ClassPoll poll={poll} answers={vote.answers} onAnswer={vote.answer} says={vote.says} />
                    <p className="text-[15px] text-soft">{answeredSoFar(counts)}</p>
                  </section>
                )
              )}
              {!stepping && exchange}
              <SceneTexts document={scene.document} />
              {/* A run would answer for them. */}
              {!isTask && poll?.phase !== 'open' && <TryIt scene={scene} />}
            </div>
          )}
        </>
      )}
    </>
  )
}

/** What the stage says is to be achieved. */
const TaskWords = ({ task }: { task: string }) => (
  <section aria-label="The task" className="rounded-[12px] border border-line-strong bg-panel px-4 py-3 text-[16px]">
    <MarkedText text={task} />
  </section>
)

/** The student's own copy: it opens beside this page, and nothing runs until they press Run there. */
function TryIt({ scene }: { scene: ShownScene }) {
  // The link is made when it is reached for: two hundred phones have better to do at each step.
  const fill = ({ currentTarget }: SyntheticEvent<HTMLAnchorElement>) => {
    currentTarget.href = `/playground#${encodeLink(ownCopy(scene))}`
  }
  const { exercise } = scene
  return (
    <div>
      <a
        className="button h-12 w-full text-[16px]"
        {...(exercise
          ? { href: exerciseHref(exercise.lesson, exercise.id) }
          : { href: '/playground', onPointerDown: fill, onFocus: fill, onClick: fill })}
        target="_blank"
        rel="noreferrer"
      >
        Try it yourself <ExternalLink size={16} aria-hidden />
        <span className="sr-only">(opens in a new tab)</span>
      </a>
      <p className="mt-2 text-[14px] text-soft">
        Opens {exercise ? 'the exercise, with its check,' : 'a copy of your own'} in a new tab. This page goes on
        following the class.
      </p>
    </div>
  )
}

/** The exercise in its lesson, with its task and its check. */
const exerciseHref = (lesson: string, exercise: string) => `/lessons/${lesson}?exercise=${encodeURIComponent(exercise)}`

/** With the words that the playground shows above it, where its author has not written others. */
const ownCopy = ({ title, document, task }: ShownScene) => ({
  title: title.slice(0, LONGEST_TITLE),
  sentence: task && task.length <= LONGEST_SENTENCE ? task : OWN_COPY,
  ...document,
})

const OWN_COPY =
  'Your own copy: change it and run it. The class is in the other tab, and does not see what you do here.'

/** An exercise that was set as a task. It is solved in its lesson on this device, and counted here. */
function TaskCard({
  task,
  says,
  alone,
  live,
  exercises,
}: {
  task: Task
  /** What it asks, where it is shown in front. */
  says: string | undefined
  /** No scene of another title is below it. */
  alone: boolean
  live: LiveClass
} & Pick<Props, 'exercises'>) {
  const Heading = alone ? 'h1' : 'h2'
  const { progress } = useProgress()
  const key = exercises[`${task.lesson}/${task.exercise}`]
  const solved = key !== undefined && hasSolved(progress, key)
  const { connection, view } = live
  useEffect(() => {
    if (solved) void connection?.solved(task.number)
  }, [solved, connection, task.number])
  return (
    <section aria-label="Task" className="mt-4 rounded-[14px] border border-line-strong bg-panel p-4">
      <p className="text-[14px] text-soft">Task</p>
      <Heading className="font-display text-[22px] leading-tight font-[680]">{task.title}</Heading>
      {says && (
        <p className="mt-2 text-[16px]">
          <MarkedText text={says} />
        </p>
      )}
      {solved ? (
        <p role="status" className="mt-2 text-[16px] font-semibold text-go">
          Solved.
        </p>
      ) : (
        <>
          <p className="mt-2 text-[16px]">
            Solve it in its lesson, on this phone or computer. When its check has passed there, it counts here.
          </p>
          <a
            className="button button-run mt-3 h-12 w-full text-[16px]"
            href={exerciseHref(task.lesson, task.exercise)}
            target="_blank"
            rel="noreferrer"
          >
            Open the task <ExternalLink size={16} aria-hidden />
            <span className="sr-only">(in a new tab)</span>
          </a>
        </>
      )}
      <p className="mt-2 text-[15px] text-soft">
        {counted(view?.counts.solved ?? 0, 'device has', 'devices have')} solved it.
      </p>
    </section>
  )
}
