'use client'

import { useEffect, useState } from 'react'
import { SearchPanel } from './search-panel.tsx'

/** The search as a page: its question stands in the address, so that it can be linked to. */
export function SearchOnPage() {
  const [initial, setInitial] = useState<string | null>(null)
  useEffect(() => setInitial(new URLSearchParams(location.search).get('q') ?? ''), [])
  return (
    <div className="mt-6 min-h-[320px] overflow-hidden rounded-[14px] border border-line-strong bg-panel shadow-card">
      {initial !== null && (
        <SearchPanel
          initial={initial}
          autoFocus
          onQuery={(query) =>
            history.replaceState(
              history.state,
              '',
              query.trim() ? `?q=${encodeURIComponent(query)}` : location.pathname,
            )
          }
        />
      )}
    </div>
  )
}
