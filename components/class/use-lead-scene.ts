'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import type { ClassView } from '@/lib/class/class-view.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { runInPage } from '@/lib/run/run-in-page.ts'
import { preparedCover } from '@/lib/stage/cover.ts'
import type { StagePhase } from '@/lib/stage/stage-state.ts'
import type { Talk } from '@/lib/talk/talk.ts'
import { diagramOf } from '@/lib/trace/diagram/diagram.ts'
import type { Trace } from '@/lib/trace/events.ts'
import type { ClassFollower } from './class-follower.ts'
import { sceneOfClass } from './scene-of-class.ts'

/** Where the class is led. */
interface LeadPlace {
  readonly talk: Talk
  readonly scene: number
  readonly document: PlaygroundDocument
  readonly phase: StagePhase
  readonly step: number
}

/** Places of this page that were sent and have not come back yet: more are not waited for. */
const MOST_SENT = 20

/**
 * Leads talks without the stage, as from a phone: question → steps → answer → next scene. It is where the class is:
 * after a reload, and when somebody else has led on.
 * @param view what the server says of the class; null: not known yet
 */
export function useLeadScene(talks: readonly Talk[], follower: ClassFollower | null, view: ClassView | null) {
  const [at, setAt] = useState<LeadPlace | null>(null)
  const [trace, setTrace] = useState<Trace | null>(null)
  const [trouble, setTrouble] = useState('')
  const abort = useRef<AbortController | null>(null)
  /** Places that were sent, and have not been seen yet. */
  const sent = useRef<string[]>([])
  const seen = useRef('')
  const takenUp = useRef<LeadPlace | null>(null)
  const latest = useRef(view)
  latest.current = view
  const rows = useMemo(() => (trace ? diagramOf(trace).rows.length : 0), [trace])
  const scene = at ? (at.talk.scenes[at.scene] ?? null) : null

  useEffect(() => {
    if (!at || !scene || !follower) return
    const { talk, document, phase, step } = at
    const state = { scene: at.scene, phase, step, beside: null, blank: false }
    const shows = phase === 'answer' || (phase === 'steps' && rows > 0 && step >= rows)
    const place = { talk, state, document, trace, covered: preparedCover(scene) !== 'open' && !shows }
    if (takenUp.current === at) return follower.takeUp(place)
    const shown = follower.follow(place)
    if (shown !== null) sent.current = [...sent.current, nameOf(shown)].slice(-MOST_SENT)
  }, [follower, at, scene, trace, rows])

  /** Runs a document for this page. @returns null where it failed, or something else is shown by now */
  const run = async (document: PlaygroundDocument): Promise<Trace | null> => {
    abort.current?.abort()
    const own = new AbortController()
    abort.current = own
    setTrouble('')
    try {
      const result = await runInPage(document, own.signal)
      return abort.current === own ? result.trace : null
    } catch (error) {
      if (abort.current === own)
        setTrouble(`It could not run: ${error instanceof Error ? error.message : String(error)}.`)
      return null
    }
  }

  const show = async (talk: Talk, index: number) => {
    const next = talk.scenes[index]
    if (!next) return
    setTrace(null)
    setAt({ talk, scene: index, document: next.document, phase: next.asks ? 'question' : 'steps', step: 0 })
    const ran = await run(next.document)
    if (ran) setTrace(ran)
  }

  /** Nothing is sent, and nothing is shown before the document has run here. */
  const goToClass = async (there: ClassView) => {
    const found = there.scene && sceneOfClass(talks, there.scene)
    // As a talk of one's own on the stage: from here nothing leads on.
    if (!found) {
      abort.current?.abort()
      setTrace(null)
      return setAt(null)
    }
    const ran = await run(found.document)
    const now = latest.current
    if (!ran || now?.scene?.id !== there.scene?.id) return
    const { phase } = now
    const step = phase === 'answer' ? diagramOf(ran).rows.length : now.rows.length
    takenUp.current = { ...found, phase, step }
    setTrace(ran)
    setAt(takenUp.current)
  }
  useEffect(() => {
    if (!view?.scene) return
    const name = nameOf({ ...view, scene: view.scene })
    if (name === seen.current) {
      if (sent.current.at(-1) === name) sent.current = []
      return
    }
    seen.current = name
    const own = sent.current.lastIndexOf(name)
    // What was sent before it was never seen.
    if (own >= 0) sent.current = sent.current.slice(own + 1)
    else void goToClass(view)
  })

  const go = (part: Partial<LeadPlace>) => at && setAt({ ...at, ...part })
  const next = () => {
    if (!at) return
    if (at.phase === 'question') go({ phase: 'steps', step: Math.min(1, rows) })
    else if (at.phase === 'steps' && at.step < rows) go({ step: at.step + 1 })
    else if (at.phase === 'steps') go({ phase: 'answer' })
    else void show(at.talk, at.scene + 1)
  }
  const previous = () => {
    if (!at) return
    if (at.phase === 'answer') go({ phase: 'steps' })
    else if (at.phase === 'steps' && at.step > 1) go({ step: at.step - 1 })
    else if (at.phase === 'steps' && scene?.asks) go({ phase: 'question', step: 0 })
    else void show(at.talk, at.scene - 1)
  }
  return {
    at,
    scene,
    rows,
    ready: trace !== null,
    trouble,
    show: (talk: Talk, index: number) => void show(talk, index),
    next,
    previous,
    reveal: () => go({ phase: 'answer', step: rows }),
    ask: () => go({ phase: 'question', step: 0 }),
  }
}

/** A name for where the class is. */
const nameOf = ({
  scene,
  phase,
  rows,
}: Pick<ClassView, 'phase' | 'rows'> & { readonly scene: { readonly id: string } }) =>
  `${scene.id} ${phase} ${rows.length}`
