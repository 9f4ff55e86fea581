'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Workbench } from '@/components/bench/use-workbench.ts'
import { keepProgress, useProgress } from '@/components/lesson/progress/progress.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { checkWords } from '@/lib/lessons/check-words.ts'
import type { CheckResult, Exercise, ProbeResult } from '@/lib/lessons/exercise.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { afterCheck, type ExerciseCheck, standing } from '@/lib/lessons/mastery.ts'
import { probeDocument } from '@/lib/lessons/probe-document.ts'
import { hasSolved } from '@/lib/lessons/progress.ts'
import { checkInPage, checkTroubleOf } from './check-in-page.ts'
import { useAgain } from './use-again.ts'

/** The result of a check, and the text that was checked. */
export interface Checked extends CheckResult {
  readonly of: PlaygroundDocument
}

/** The probe whose exchange the lab shows. */
export interface ShownProbe {
  readonly result: ProbeResult
  /** The probe ran the texts of the editors, so line numbers match. */
  readonly sameTexts: boolean
}

/**
 * Checks a lesson's exercises by their probes, one check at a time, and stores which are solved.
 * @param usual the lesson in its usual stack
 */
export function useExercises(lesson: Lesson, usual: Lesson, keys: Readonly<Record<string, string>>, bench: Workbench) {
  const { progress } = useProgress()
  const [checking, setChecking] = useState<string | null>(null)
  const [results, setResults] = useState<Readonly<Record<string, Checked>>>({})
  const [trouble, setTrouble] = useState<{ readonly id: string; readonly message: string } | null>(null)
  const [shown, setShown] = useState<(ShownProbe & { readonly of: PlaygroundDocument }) | null>(null)
  const [byCheck, setByCheck] = useState(false)
  // Empty from the start of a check to its end, so that the same words are announced again.
  const [said, setSaid] = useState('')
  const last = useRef(results)
  last.current = results
  const solved = useMemo(
    () => new Set(Object.entries(keys).flatMap(([id, key]) => (hasSolved(progress, key) ? [id] : []))),
    [progress, keys],
  )
  const mastered = useMemo(() => {
    const now = Date.now()
    return new Set([...solved].filter((id) => standing(progress, keys[id] ?? '', now).level === 'mastered'))
  }, [progress, keys, solved])
  const again = useAgain(lesson, usual, keys, bench, solved)
  const latestAgain = useRef(again)
  latestAgain.current = again
  const { documentOf, isOpen, show, begin, run, stop } = bench
  const currentCheck = useRef<AbortController | null>(null)

  const showProbe = useCallback(
    (id: string, result: ProbeResult) => {
      const exercise = lesson.exercises.find((e) => e.id === id)
      if (!exercise) return
      show(id)
      const of = documentOf(id)
      const { client, servers } = probeDocument(exercise, of, result.probe)
      setShown({ of, result, sameTexts: isSame([client, servers], [of.client, of.servers]) })
    },
    [lesson, show, documentOf],
  )
  const check = useCallback(
    async (id: string) => {
      const exercise = lesson.exercises.find((e) => e.id === id)
      const key = keys[id]
      if (!exercise || key === undefined || currentCheck.current) return
      const own = new AbortController()
      currentCheck.current = own
      // There is only one sandbox: the check would break off a current run.
      stop()
      setChecking(id)
      setTrouble(null)
      setSaid('')
      setShown(null)
      setByCheck(true)
      show(id)
      const of = documentOf(id)
      const end = begin(id, 'run')
      try {
        const result = await checkInPage(exercise, of, own.signal)
        if (own.signal.aborted) return
        setSaid(checkWords(result, last.current[id] ?? null))
        setResults((now) => ({ ...now, [id]: { ...result, of } }))
        const at = Date.now()
        const check: ExerciseCheck = {
          place: { lesson: lesson.slug, exercise: id },
          key,
          exercise: usual.exercises.find((each) => each.id === id) ?? exercise,
          document: of,
          passed: result.passed,
          again: latestAgain.current.begun(id),
        }
        keepProgress((now) => afterCheck(now, check, at))
        if (result.passed) latestAgain.current.end(id)
        if (!isOpen(id)) return
        // The lab then shows the learner's own exchange, or the one of the failed probe.
        await run()
        // If Run was pressed meanwhile, that run is shown.
        if (own.signal.aborted) return
        const failed = result.results.find(({ passed }) => !passed)
        if (failed && isOpen(id) && documentOf(id) === of && hasOwnExchange(exercise, of, failed)) showProbe(id, failed)
      } catch (error) {
        if (own.signal.aborted) return
        setTrouble({ id, message: checkTroubleOf(error) })
        setSaid(checkTroubleOf(error))
      } finally {
        end()
        if (currentCheck.current === own) {
          currentCheck.current = null
          setChecking(null)
        }
      }
    },
    [lesson, usual, keys, documentOf, isOpen, show, begin, run, stop, showProbe],
  )
  /** Called when a run starts: it replaces a current check and the shown probe. */
  const giveWay = useCallback(() => {
    currentCheck.current?.abort()
    currentCheck.current = null
    setChecking(null)
    setShown(null)
    setByCheck(false)
    setSaid('')
  }, [])
  // Leaving the page ends the check.
  useEffect(
    () => () => {
      currentCheck.current?.abort()
      currentCheck.current = null
    },
    [],
  )
  const probed: ShownProbe | null = shown && shown.of === bench.document && !bench.running ? shown : null
  return {
    check,
    checking,
    results,
    checkTrouble: trouble,
    solved,
    mastered,
    again,
    probed,
    byCheck,
    said,
    showProbe,
    giveWay,
  }
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Does the probe run other code or another page than the learner's own run? */
export const hasOwnExchange = (exercise: Exercise, document: PlaygroundDocument, { probe }: ProbeResult): boolean =>
  !isSame(probeDocument(exercise, document, probe), document)
