'use client'

import { useCallback, useEffect, useState } from 'react'
import { type PlaygroundDocument, parseDocument } from '@/lib/document/document.ts'
import { addressed } from '@/lib/documents/address.ts'

export interface OpenedExample {
  readonly id: string
  readonly title: string
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
      .then(setExample, (error: unknown) => setTrouble(error instanceof Error ? error.message : String(error)))
      .finally(() => setLoading(false))
  }, [])
  useEffect(load, [load])
  const leave = useCallback(() => setTrouble(null), [])
  return { example, loading, trouble, retry: load, leave }
}

async function fetchExample(id: string): Promise<OpenedExample> {
  const failed = () => {
    throw new Error('The example could not be loaded. Check the connection, then try again.')
  }
  const response = await fetch(`/examples/${encodeURIComponent(id)}`).catch(failed)
  if (response.status === 404) throw new Error(`There is no example “${id}”. Choose one from the list of examples.`)
  // A network that asks for a login answers with its own page, which is no JSON.
  const { title, document } = (await response.json().catch(failed)) as { title: unknown; document: unknown }
  const parsed = parseDocument(document)
  if (!parsed.ok) throw new Error('The example was made for another version of this page. Reload the page.')
  return { id, title: String(title), document: parsed.document }
}
