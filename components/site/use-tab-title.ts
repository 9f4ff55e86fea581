'use client'

import { useLayoutEffect } from 'react'

/** Who names the tab: what covers the page comes before the page, and what is in front of it before what opens it. */
const LAYERS = { page: 0, opening: 1, stage: 2 } as const
type Layer = keyof typeof LAYERS

const named = new Map<Layer, string>()
let watched: MutationObserver | null = null
/** The title and the address when the first name came. */
let own: { readonly title: string; readonly pathname: string } | null = null

function nameTab(): void {
  const [layer] = [...named.keys()].sort((a, b) => LAYERS[b] - LAYERS[a])
  if (layer === undefined || location.pathname !== own?.pathname) return
  const whole = `${named.get(layer)} · Preflight`
  if (document.title !== whole) document.title = whole
}

function put(layer: Layer, title: string): () => void {
  if (named.size === 0) {
    own = { title: document.title, pathname: location.pathname }
    // Next writes the page's own title when the page has been hydrated, which may be later.
    watched = new MutationObserver(nameTab)
    watched.observe(document.head, { subtree: true, childList: true, characterData: true })
  }
  named.set(layer, title)
  nameTab()
  return () => {
    named.delete(layer)
    if (named.size > 0) return nameTab()
    watched?.disconnect()
    // Where the page itself has no name for the tab, its title is again what it was.
    if (layer !== 'page' && own && location.pathname === own.pathname) document.title = own.title
  }
}

/**
 * Names the browser's tab after what is open.
 * @param title null: the title of a lower layer stays, or the page's own
 * @param layer of several names the one of the highest layer is shown: a title of the page must not be read while the
 * stage covers it
 */
export function useTabTitle(title: string | null, layer: Layer = 'page'): void {
  // A layout effect ends in the same turn in which another page comes, before that page's title would be seen here.
  useLayoutEffect(() => (title === null ? undefined : put(layer, title)), [title, layer])
}
