'use client'

import { useEffect, useRef, useState } from 'react'
import type { Workbench } from '@/components/bench/use-workbench.ts'
import { encodeLink } from '@/lib/document/link.ts'
import { type AddressEntry, addressOf, readEntry, stateOf } from '@/lib/documents/address.ts'
import { hiddenIn, openStageSearch, withHidden } from '@/lib/stage/stage-address.ts'

/** Characters of an address: programs that links are pasted into, and some servers, cut longer ones. */
const LONGEST_ADDRESS = 8_000
/** After the last edit. */
const PAUSE_MILLISECONDS = 400
/**
 * Between two addresses: Safari allows a hundred changes of the history in 30 seconds, and Next makes two of each.
 * https://github.com/WebKit/WebKit/blob/main/Source/WebCore/page/History.cpp
 */
const LEAST_MILLISECONDS = 700

interface Addressable {
  /** The document that the address asked for is open. */
  readonly ready: boolean
  /** The fragment of the link that the open document came by; null where it came by none. */
  readonly link: string | null
  /** The text of the base that the open document started from; null where it has none. */
  readonly base: string | null
}

/**
 * Keeps the open document's present text in the address, in the one entry of the history that it has.
 * @returns false where the text is too large for an address, which then names only the place
 */
export function useAddress(
  bench: Pick<Workbench, 'open' | 'document' | 'edited'>,
  { ready, link, base }: Addressable,
): boolean {
  const { open, document, edited } = bench
  const [holds, setHolds] = useState(true)
  const write = useRef<(() => void) | null>(null)
  const last = useRef({ at: 0, open: '' })

  useEffect(() => {
    if (!ready) return
    const now = () => {
      write.current = null
      const fragment = edited ? encodeLink(document, { base: base ?? undefined }) : (link ?? '')
      const href = addressOf(open, location.search, fragment)
      const isShort = !edited || location.origin.length + href.length <= LONGEST_ADDRESS
      setHolds(isShort)
      const entry: AddressEntry = { open, ...(link === null ? {} : { link }) }
      if (!put(isShort ? href : addressOf(open, location.search, ''), entry, edited)) return
      last.current = { at: performance.now(), open }
    }
    write.current = now
    const since = performance.now() - last.current.at
    const wait = last.current.open === open ? PAUSE_MILLISECONDS : 0
    const timer = setTimeout(() => write.current?.(), Math.max(wait, LEAST_MILLISECONDS - since))
    return () => {
      clearTimeout(timer)
      write.current = null
    }
  }, [ready, open, document, edited, link, base])

  // What was typed in the last moment is in the address, too, when the page is left or copied from elsewhere.
  useEffect(() => {
    const flush = () => write.current?.()
    // A change of the address while Next goes to another page would end that: it is made before.
    const onClick = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('a[href]')) flush()
    }
    window.addEventListener('pagehide', flush)
    window.addEventListener('blur', flush)
    window.addEventListener('click', onClick, { capture: true })
    return () => {
      window.removeEventListener('click', onClick, { capture: true })
      window.removeEventListener('pagehide', flush)
      window.removeEventListener('blur', flush)
    }
  }, [])
  return holds
}

/** While the stage is open, its address does not name the document. */
function onStage(full: string, entry: AddressEntry) {
  const { pathname, search, hash } = new URL(full, location.origin)
  const address = openStageSearch(search, null)
  return { href: `${pathname}${address.search}${hash}`, state: withHidden(stateOf(entry), address.hidden) }
}

/** @returns whether the address was changed */
function put(full: string, entry: AddressEntry, edited: boolean): boolean {
  const { href, state } =
    hiddenIn(history.state) === null ? { href: full, state: stateOf(entry) } : onStage(full, entry)
  const isThere = href === location.pathname + location.search + location.hash
  if (isThere && (!edited || readEntry(history.state) !== null)) return false
  // The page may have been left for another one of the site.
  if (location.pathname !== '/playground') return false
  try {
    history.replaceState(state, '', href)
    return true
  } catch {
    // Too many in a short time: the next edit, or leaving the window, writes it.
    return false
  }
}
