'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import type { StageFollower } from '@/components/stage/stage-followers.ts'
import { runInPage } from '@/lib/run/run-in-page.ts'
import type { StagePhase } from '@/lib/stage/stage-state.ts'
import type { Talk } from '@/lib/talk/talk.ts'
import { diagramOf } from '@/lib/trace/diagram/diagram.ts'
import type { Trace } from '@/lib/trace/events.ts'

/** Leads a talk without the stage, as from a phone: question → steps → answer → next scene. */
export function useLeadScene(talk: Talk, follower: StageFollower | null) {
  const [at, setAt] = useState<{ readonly scene: number; readonly phase: StagePhase; readonly step: number } | null>(
    null,
  )
  const [run, setRun] = useState<{ readonly scene: number; readonly trace: Trace } | null>(null)
  const [trouble, setTrouble] = useState('')
  const abort = useRef<AbortController | null>(null)
  const trace = at && run?.scene === at.scene ? run.trace : null
  const rows = useMemo(() => (trace ? diagramOf(trace).rows.length : 0), [trace])
  const scene = at ? (talk.scenes[at.scene] ?? null) : null

  useEffect(() => {
    if (!at || !scene) return
    const state = { ...at, beside: null, blank: false }
    follower?.follow({ talk, state, document: scene.document, trace })
  }, [follower, talk, at, scene, trace])

  const show = async (index: number) => {
    const next = talk.scenes[index]
    if (!next) return
    abort.current?.abort()
    const own = new AbortController()
    abort.current = own
    setTrouble('')
    setRun(null)
    setAt({ scene: index, phase: next.asks ? 'question' : 'steps', step: 0 })
    try {
      const { trace } = await runInPage(next.document, own.signal)
      if (abort.current === own) setRun({ scene: index, trace })
    } catch (error) {
      if (abort.current === own)
        setTrouble(`It could not run: ${error instanceof Error ? error.message : String(error)}.`)
    }
  }
  const next = () => {
    if (!at) return
    if (at.phase === 'question') setAt({ ...at, phase: 'steps', step: Math.min(1, rows) })
    else if (at.phase === 'steps' && at.step < rows) setAt({ ...at, step: at.step + 1 })
    else if (at.phase === 'steps') setAt({ ...at, phase: 'answer' })
    else void show(at.scene + 1)
  }
  const previous = () => {
    if (!at) return
    if (at.phase === 'answer') setAt({ ...at, phase: 'steps' })
    else if (at.phase === 'steps' && at.step > 1) setAt({ ...at, step: at.step - 1 })
    else if (at.phase === 'steps' && scene?.asks) setAt({ ...at, phase: 'question', step: 0 })
    else void show(at.scene - 1)
  }
  const reveal = () => at && setAt({ ...at, phase: 'answer', step: rows })
  return { at, scene, rows, ready: trace !== null, trouble, show, next, previous, reveal }
}
