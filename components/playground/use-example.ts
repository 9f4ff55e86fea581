'use client'

import { useEffect, useState } from 'react'
import { type PlaygroundDocument, parseDocument } from '@/lib/document/document.ts'

export interface OpenedExample {
  readonly id: string
  readonly title: string
  readonly document: PlaygroundDocument
}

/** The document of the gallery that the address names (`?example=…`), or the error message if it cannot be loaded. */
export function useExample(): { readonly example: OpenedExample | null; readonly trouble: string | null } {
  const [example, setExample] = useState<OpenedExample | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  useEffect(() => {
    const id = new URLSearchParams(location.search).get('example')
    if (!id) return
    fetchExample(id).then(setExample, (error: unknown) =>
      setTrouble(error instanceof Error ? error.message : String(error)),
    )
  }, [])
  return { example, trouble }
}

/** The name of the example that the address asks for, once it is loaded; undefined until then; null where it asks for none. */
export function askedExample(example: OpenedExample | null): string | null | undefined {
  if (typeof location === 'undefined') return undefined
  return new URLSearchParams(location.search).has('example') ? example?.id : null
}

async function fetchExample(id: string): Promise<OpenedExample> {
  const response = await fetch(`/examples/${encodeURIComponent(id)}`).catch(() => {
    throw new Error('The example could not be loaded. Check the connection, then reload the page.')
  })
  if (!response.ok) throw new Error(`There is no example “${id}”. Choose one from the list of examples.`)
  const { title, document } = (await response.json()) as { title: unknown; document: unknown }
  const parsed = parseDocument(document)
  if (!parsed.ok) throw new Error('The example was made for another version of this page. Reload the page.')
  return { id, title: String(title), document: parsed.document }
}
