'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { checkInPage } from '@/components/lesson/exercises/check-in-page.ts'
import type { Certificate } from '@/lib/certificate/certificate.ts'
import { type CheckedCertificate, checkCertificate } from '@/lib/certificate/check-certificate.ts'
import { runInPage } from '@/lib/run/run-in-page.ts'
import { findExercise } from './find-exercise.ts'

export interface Checking {
  /** How many runs are done of how many; null: nothing is being checked. */
  readonly progress: { readonly done: number; readonly of: number } | null
  /** A message with what to do where it could not be checked. */
  readonly trouble: string | null
  /** Null where it was stopped, or could not be checked. */
  check(certificate: Certificate): Promise<CheckedCertificate | null>
  stop(): void
}

/** Checks a certificate in the sandbox of this page, one answer after another. */
export function useChecking(): Checking {
  const [progress, setProgress] = useState<Checking['progress']>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const running = useRef<AbortController | null>(null)
  const stop = useCallback(() => {
    running.current?.abort()
    running.current = null
    setProgress(null)
  }, [])
  useEffect(() => stop, [stop])
  const check = useCallback(
    async (certificate: Certificate) => {
      stop()
      const own = new AbortController()
      running.current = own
      setTrouble(null)
      setProgress({ done: 0, of: 0 })
      try {
        return await checkCertificate(certificate, {
          find: findExercise,
          check: (exercise, answer) => checkInPage(exercise, answer, own.signal),
          run: async (document) => {
            own.signal.throwIfAborted()
            return (await runInPage(document, own.signal)).trace
          },
          onProgress: (done, of) => {
            own.signal.throwIfAborted()
            setProgress({ done, of })
          },
        }).then((checked) => (own.signal.aborted ? null : checked))
      } catch (error) {
        if (own.signal.aborted) return null
        const why = error instanceof Error ? error.message : String(error)
        setTrouble(`It could not be checked to its end: ${why}. Reload the page, then try again.`)
        return null
      } finally {
        if (running.current === own) {
          running.current = null
          setProgress(null)
        }
      }
    },
    [stop],
  )
  return { progress, trouble, check, stop }
}
