'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { SearchPanel } from './search-panel.tsx'

/**
 * The search as a page: the query is in the address, so that it can be linked to.
 * @param children shown below while the query is empty
 */
export function SearchOnPage({ children }: { children: ReactNode }) {
  const [initial, setInitial] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  useEffect(() => {
    const query = new URLSearchParams(location.search).get('q') ?? ''
    setInitial(query)
    setAsked(query.trim() !== '')
  }, [])
  return (
    <>
      <div className="mt-6 overflow-hidden rounded-[14px] border border-line-strong bg-panel shadow-card">
        {initial !== null && (
          <SearchPanel
            initial={initial}
            autoFocus
            onQuery={(query) => {
              setAsked(query.trim() !== '')
              history.replaceState(
                history.state,
                '',
                query.trim() ? `?q=${encodeURIComponent(query)}` : location.pathname,
              )
            }}
          />
        )}
      </div>
      {!asked && children}
    </>
  )
}
