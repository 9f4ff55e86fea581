'use client'

import { useEffect, useState } from 'react'
import { type NotedAnswer, notedAnswers } from '@/lib/stage/noted-answers.ts'
import type { Scene, Talk } from '@/lib/talk/talk.ts'

interface Ahead {
  /** Of the prepared scene; null where it has not run here. */
  readonly answers: readonly NotedAnswer[] | null
  /** It could not be run here, in words. */
  readonly trouble: string | null
  /** Runs the scenes here from now on, this one and those to come; null when it has been called. */
  readonly start: (() => void) | null
}

/**
 * The answers of a scene before it runs on the stage, from a run of its prepared document in this window. A talk may have
 * come by link, so nothing runs before the presenter asks for it, once for the talk.
 * @param known the stage has said them already, or has another document: nothing is run
 */
export function useAnswersAhead(talk: Talk | null, scene: Scene | null, known: boolean): Ahead {
  const [started, setStarted] = useState<string | null>(null)
  const [ran, setRan] = useState<{ of: Scene; answers: readonly NotedAnswer[]; trouble: string | null } | null>(null)
  const runs = talk !== null && started === talk.id
  const isHere = scene !== null && ran?.of === scene
  useEffect(() => {
    if (!runs || known || isHere || scene === null) return
    const own = new AbortController()
    const end = (answers: readonly NotedAnswer[], trouble: string | null) => {
      if (!own.signal.aborted) setRan({ of: scene, answers, trouble })
    }
    import('@/lib/run/run-in-page.ts')
      .then(({ runInPage }) => runInPage(scene.document, own.signal))
      .then(
        ({ trace }) => end(notedAnswers(trace), null),
        (error: unknown) => end([], error instanceof Error ? error.message : String(error)),
      )
    return () => own.abort()
  }, [runs, known, isHere, scene])
  return {
    answers: isHere && ran.trouble === null ? ran.answers : null,
    trouble: isHere ? ran.trouble : null,
    start: runs || talk === null ? null : () => setStarted(talk.id),
  }
}
