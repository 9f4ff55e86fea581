'use client'

import { useLayoutEffect } from 'react'

/** Names the browser's tab after what is open. @param title null: the page's own title stays */
export function useTabTitle(title: string | null): void {
  // A layout effect ends in the same turn in which another page comes, before that page's title would be seen here.
  useLayoutEffect(() => {
    if (title === null) return
    const { pathname } = location
    const name = () => {
      const whole = `${title} · Preflight`
      if (document.title !== whole && location.pathname === pathname) document.title = whole
    }
    name()
    // Next writes the page's own title when the page has been hydrated, which may be later.
    const watched = new MutationObserver(name)
    watched.observe(document.head, { subtree: true, childList: true, characterData: true })
    return () => watched.disconnect()
  }, [title])
}
