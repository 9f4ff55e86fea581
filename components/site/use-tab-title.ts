'use client'

import { useEffect } from 'react'

/** Names the browser's tab after what is open. @param title null: the page's own title stays */
export function useTabTitle(title: string | null): void {
  useEffect(() => {
    if (title !== null) document.title = `${title} · Preflight`
  }, [title])
}
