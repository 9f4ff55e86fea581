'use client'

import { usePathname } from 'next/navigation'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useCommands } from '@/components/commands/take-keys.ts'
import { OPEN_SEARCH } from './open-search.ts'

const SearchDialog = lazy(() => import('./search-dialog.tsx'))

/** Opens the search from its buttons and with its keys. The search is loaded only then. An embed has none. */
export function SearchHost() {
  const [wanted, setWanted] = useState(false)
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const show = (text: string) => {
    setQuery(text)
    setWanted(true)
    setOpen(true)
  }
  useCommands(usePathname() === '/embed' ? {} : { search: () => show('') })
  const latest = useRef(show)
  latest.current = show
  useEffect(() => {
    const onAsked = (event: Event) => latest.current(event instanceof CustomEvent ? String(event.detail ?? '') : '')
    window.addEventListener(OPEN_SEARCH, onAsked)
    return () => window.removeEventListener(OPEN_SEARCH, onAsked)
  }, [])
  if (!wanted) return null
  return (
    <Suspense fallback={null}>
      <SearchDialog open={open} query={query} onOpenChange={setOpen} />
    </Suspense>
  )
}
