'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { checkInPage } from '@/components/lesson/exercises/check-in-page.ts'
import type { Assignment } from '@/lib/homework/assignment.ts'
import { checkedOf } from '@/lib/homework/checked-of.ts'
import { type Check, type HandedIn, judge, type Row } from '@/lib/homework/judge.ts'

export interface Judging {
  readonly rows: readonly Row[]
  /** How many are to be judged, with those that are; null: nothing is judged now. */
  readonly of: number | null
  /** Adds what was handed in to what is being judged. */
  add(handedIn: readonly HandedIn[]): void
  stop(): void
}

/** Judges answers one after another in the sandbox of this page, which ends what does not end by itself. */
export function useJudging(assignment: Assignment): Judging {
  const [rows, setRows] = useState<readonly Row[]>([])
  const [of, setOf] = useState<number | null>(null)
  const queue = useRef<HandedIn[]>([])
  const running = useRef<AbortController | null>(null)

  const work = useCallback(async () => {
    const own = new AbortController()
    running.current = own
    const check: Check = async (exercise, answer) => checkedOf(await checkInPage(exercise, answer, own.signal))
    for (let next = queue.current.shift(); next; next = queue.current.shift()) {
      const row = await judge(assignment, next, check)
      if (own.signal.aborted) return
      setRows((now) => [...now, row])
    }
    running.current = null
    setOf(null)
  }, [assignment])

  const stop = useCallback(() => {
    running.current?.abort()
    running.current = null
    queue.current = []
    setOf(null)
  }, [])
  useEffect(() => stop, [stop])

  const add = useCallback(
    (handedIn: readonly HandedIn[]) => {
      queue.current.push(...handedIn)
      setOf((now) => (now ?? 0) + handedIn.length)
      if (!running.current) void work()
    },
    [work],
  )
  return { rows, of, add, stop }
}
