'use client'

import { Search } from 'lucide-react'
import { useCommandProps } from '@/components/commands/command-keys.tsx'
import { openSearch } from './open-search.ts'

/** The search button of a bar. Without JavaScript it is a link to the search page. */
export function SearchButton() {
  return (
    <a
      href="/search"
      className="icon-button"
      {...useCommandProps('search', 'everywhere')}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        openSearch()
      }}
    >
      <Search size={17} aria-hidden />
    </a>
  )
}
