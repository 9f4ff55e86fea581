'use client'

import { Search } from 'lucide-react'
import { openSearch } from './open-search.ts'

/** Looks like a text field and opens the search; without JavaScript, a link to the search page. */
export function SearchField({ placeholder, className = '' }: { placeholder: string; className?: string }) {
  return (
    <a
      href="/search"
      aria-label="Search, or paste an error from your console"
      className={`flex h-12 items-center gap-3 rounded-[12px] border border-line-strong bg-panel px-4 text-[15px] text-soft shadow-card hover:border-faint ${className}`}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        openSearch()
      }}
    >
      <Search size={17} className="flex-none" aria-hidden />
      <span className="min-w-0 flex-1 truncate">{placeholder}</span>
      <kbd className="flex-none text-[12px] max-sm:hidden">/</kbd>
    </a>
  )
}
