'use client'

import { useCallback, useEffect, useState } from 'react'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { fetchExample } from '@/lib/document/fetch-example.ts'
import { addressed } from '@/lib/documents/address.ts'

export interface OpenedExample {
  readonly id: string
  readonly title: string
  /** What it is about, in a sentence. */
  readonly says: string
  readonly document: PlaygroundDocument
}

interface AskedExample {
  readonly example: OpenedExample | null
  /** The address names one, and it is not here yet. */
  readonly loading: boolean
  /** Why it cannot be opened. */
  readonly trouble: string | null
  /** Tries again to load it. */
  retry(): void
  /** Gives it up. */
  leave(): void
}

/** The document of the gallery that the address names (`?example=…`), or the error message if it cannot be loaded. */
export function useExample(): AskedExample {
  const [example, setExample] = useState<OpenedExample | null>(null)
  const [loading, setLoading] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const load = useCallback(() => {
    const asked = addressed(location, history.state)
    if (asked.kind !== 'example') return
    setLoading(true)
    setTrouble(null)
    fetchExample(asked.id)
      .then(
        (found) => setExample({ id: asked.id, ...found }),
        (error: unknown) => setTrouble(error instanceof Error ? error.message : String(error)),
      )
      .finally(() => setLoading(false))
  }, [])
  useEffect(load, [load])
  const leave = useCallback(() => setTrouble(null), [])
  return { example, loading, trouble, retry: load, leave }
}
