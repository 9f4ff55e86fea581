'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { NotHere } from '@/components/homework/not-here.tsx'
import { TitleHead } from '@/components/homework/title-head.tsx'
import { type KeptValue, useKept } from '@/components/homework/use-kept.ts'
import { SiteBar } from '@/components/site/site-bar.tsx'
import { ownExercises } from '@/lib/homework/on-this-device.ts'
import { withDocument } from '@/lib/homework/own/edit-own.ts'
import type { OwnExercise } from '@/lib/homework/own/own-exercise.ts'
import { pointedCalls } from '@/lib/homework/own/pointed-calls.ts'
import type { Probe } from '@/lib/lessons/exercise.ts'
import { probeDocument } from '@/lib/lessons/probe-document.ts'
import { runInPage } from '@/lib/run/run-in-page.ts'
import type { Ended } from './ask.tsx'
import { DocumentSource, type ExampleGroup } from './document-source.tsx'
import { OwnChecks } from './own-checks.tsx'
import { OwnLab } from './own-lab.tsx'
import { OwnShare } from './own-share.tsx'
import { OwnTask } from './own-task.tsx'
import { OwnTrial } from './own-trial.tsx'
import { useOwnBench } from './use-own-bench.ts'
import { useTrial } from './use-trial.ts'

const asItIs = (own: OwnExercise) => own

/** Makes an exercise: its task and texts, and checks by pointing at runs. Nothing runs before it is asked for. */
export default function OwnEditor({ id, examples }: { id: string; examples: readonly ExampleGroup[] }) {
  const kept = useKept(ownExercises, id, asItIs)
  if (kept.value === undefined) return <SiteBar crumb="Exercise" />
  if (kept.value === null)
    return (
      <>
        <SiteBar crumb="Exercise" />
        <main id="content" className="page-wide">
          <NotHere what="exercise" />
        </main>
      </>
    )
  return <Editor kept={kept} own={kept.value} examples={examples} />
}

interface Props {
  kept: KeptValue<OwnExercise>
  own: OwnExercise
  examples: readonly ExampleGroup[]
}

function Editor({ kept: { now, change, trouble }, own, examples }: Props) {
  const bench = useOwnBench(own, now, change)
  const trying = useTrial()
  const { show, run } = bench
  const { giveWay } = trying
  const onRun = useCallback(() => {
    giveWay()
    void run()
  }, [giveWay, run])
  const variant = useRef<AbortController | null>(null)
  useEffect(() => () => variant.current?.abort(), [])

  /** As it was before a text was replaced as a whole. */
  const [before, setBefore] = useState<OwnExercise | null>(null)
  const replace = (name: 'start' | 'solution', edit: (own: OwnExercise) => OwnExercise) => {
    setBefore(now())
    change(edit)
    show(name)
  }

  /** The call of a probe in the start and in the solution. */
  const tryVariant = async (probe: Probe): Promise<readonly Ended[]> => {
    giveWay()
    bench.stop()
    variant.current?.abort()
    const mine = new AbortController()
    variant.current = mine
    const ended: Ended[] = []
    for (const name of ['start', 'solution'] as const) {
      const document = probeDocument(own, own[name], probe)
      const result = await runInPage(document, mine.signal).catch(() => null)
      const pointed = result ? (pointedCalls(document, result.trace).at(-1) ?? null) : null
      ended.push({ in: name, pointed })
    }
    return ended
  }

  return (
    <>
      <SiteBar crumb="Exercise" />
      <div className="mx-auto grid max-w-[1560px] grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-10 px-5 pb-16 sm:px-8 lg:grid-cols-[minmax(0,46fr)_minmax(0,54fr)] lg:pr-5 xl:pl-16">
        <main id="content" className="min-w-0 pt-8">
          <TitleHead
            what="exercise"
            title={own.title}
            onTitle={(title) => change((before) => ({ ...before, title }))}
            trouble={trouble}
          />
          <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-10">
            <OwnTask own={own} change={change} />
            <section aria-labelledby="texts">
              <h2 id="texts" className="font-display text-[21px] font-[680] tracking-[-0.015em]">
                Start and solution
              </h2>
              <p className="mt-1 text-[15.5px] text-soft">
                In the lab, “Start” is what students get, and “Solution” is your answer. Write both there.
                <a className="link ml-1 lg:hidden" href="#lab">
                  To the lab
                </a>
              </p>
              <details className="mt-3" open={own.probes.length === 0 && !own.task}>
                <summary className="cursor-pointer py-1 text-[15.5px] font-semibold">
                  Begin with another document
                </summary>
                <div className="mt-2">
                  <DocumentSource
                    examples={examples}
                    onChoose={(document) => replace('start', (now) => withDocument(now, 'start', document))}
                  />
                </div>
              </details>
              <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
                {JSON.stringify(own.solution) !== JSON.stringify(own.start) && (
                  <button
                    type="button"
                    className="button h-9"
                    onClick={() => replace('solution', (now) => withDocument(now, 'solution', now.start))}
                  >
                    Begin the solution with the start again
                  </button>
                )}
                <p role="status" className="text-[15px]">
                  {before && (
                    <>
                      Replaced.{' '}
                      <button
                        type="button"
                        className="link"
                        onClick={() => {
                          change((now) => ({ ...now, start: before.start, solution: before.solution }))
                          setBefore(null)
                        }}
                      >
                        Undo
                      </button>
                    </>
                  )}
                </p>
              </div>
            </section>
            <OwnChecks
              own={own}
              change={change}
              bench={bench}
              trial={trying.trial}
              onRun={(name) => {
                show(name)
                onRun()
              }}
              onTry={tryVariant}
            />
            <OwnTrial
              own={own}
              change={change}
              bench={bench}
              trying={trying}
              onTry={() => {
                bench.stop()
                trying.begin(now() ?? own)
              }}
            />
            <OwnShare own={own} />
          </div>
        </main>
        <aside id="lab" className="min-w-0 scroll-mt-[60px] lg:sticky lg:top-[52px] lg:self-start lg:pt-5">
          <OwnLab own={own} bench={bench} onRun={onRun} />
        </aside>
      </div>
    </>
  )
}
