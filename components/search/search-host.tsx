'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import { OPEN_SEARCH } from './open-search.ts'

const SearchDialog = lazy(() => import('./search-dialog.tsx'))

/** Elements in which keys write text and must not open the search. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role="textbox"], .monaco-editor') !== null)
  )
}

/** Opens the search from its buttons, with `/` or with Ctrl+K. The search is loaded only then. */
export function SearchHost() {
  const [wanted, setWanted] = useState(false)
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  useEffect(() => {
    const show = (text: string) => {
      setQuery(text)
      setWanted(true)
      setOpen(true)
    }
    const onKey = (event: KeyboardEvent) => {
      const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey
      const ctrlK =
        event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
      if (event.defaultPrevented || (!slash && !ctrlK) || isWriting(event.target)) return
      event.preventDefault()
      show('')
    }
    const onAsked = (event: Event) => show(event instanceof CustomEvent ? String(event.detail ?? '') : '')
    window.addEventListener('keydown', onKey)
    window.addEventListener(OPEN_SEARCH, onAsked)
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener(OPEN_SEARCH, onAsked)
    }
  }, [])
  if (!wanted) return null
  return (
    <Suspense fallback={null}>
      <SearchDialog open={open} query={query} onOpenChange={setOpen} />
    </Suspense>
  )
}
