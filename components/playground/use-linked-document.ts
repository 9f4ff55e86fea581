'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { decodeLink, type OpenedLink, openLink } from '@/lib/document/link.ts'
import type { LinkView } from '@/lib/document/link-view.ts'
import { loadBase } from '@/lib/document/load-base.ts'
import { addressed, linkKey, readEntry } from '@/lib/documents/address.ts'
import { sameDocument } from '@/lib/documents/drafts.ts'
import { drafts, ownDocuments } from '@/lib/documents/on-this-device.ts'

interface Linked {
  /** A separate storage key. */
  readonly key: string
  readonly document: PlaygroundDocument
  /** The fragment that it came in. */
  readonly fragment: string
  readonly view: LinkView | null
  /** The text of the base that it started from; null where it has none. */
  readonly base: string | null
}

export interface LinkedDocument {
  /** The document in the address's fragment; null if there is none. */
  readonly linked: Linked | null
  /** Why the link could not be opened; null if there is no error. */
  readonly problem: string | null
  /** What the link starts from is being loaded, or could not be: nothing else may be shown in its place. */
  readonly waiting: 'loading' | 'failed' | null
  /** Was the notice closed? */
  readonly closed: boolean
  /** The history has gone to an address without a link: another object each time. */
  readonly left: object | null
  close(): void
  /** Tries again to load what the link starts from. */
  retry(): void
  /** Removes the link from the address, so that a reload opens the user's own document. */
  leave(): void
}

/**
 * Reads the document in a link's fragment. Opening a link only shows it: the document is separate from the user's own,
 * its code never runs by itself, and it is stored on the device only when the user changes it.
 * @param start what every own document begins with
 */
export function useLinkedDocument(start: PlaygroundDocument): LinkedDocument {
  const [linked, setLinked] = useState<Linked | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [waiting, setWaiting] = useState<LinkedDocument['waiting']>(null)
  const [closed, setClosed] = useState(false)
  const [left, setLeft] = useState<object | null>(null)
  const opening = useRef(0)
  const opened = useRef('')

  const open = useCallback(() => {
    const asked = addressed(location, history.state)
    const turn = ++opening.current
    opened.current = whereabouts()
    if (asked.kind !== 'link' || isPlaceOnPage(asked.fragment)) {
      setWaiting(null)
      setLeft({})
      return
    }
    const { fragment } = asked
    setClosed(false)
    const show = (link: OpenedLink) => {
      if (turn !== opening.current) return
      setWaiting(!link.ok && link.problem === 'no-base' ? 'failed' : null)
      setProblem(link.ok ? null : link.message)
      if (!link.ok) return
      const { document, view = null, base = null } = link
      // The person's own address, copied or kept as a bookmark: it opens the place.
      if (view === null && isOwn(document, start)) return setLeft({})
      setLinked({ key: linkKey(document), document, fragment, view, base })
    }
    const link = decodeLink(fragment)
    if (link.ok || link.problem !== 'needs-base') return show(link)
    setWaiting('loading')
    setProblem(null)
    void openLink(fragment, loadBase).then(show)
  }, [start])

  useEffect(() => {
    open()
    // Both events come with the same change where only the fragment is another one.
    const moved = () => opened.current !== whereabouts() && open()
    window.addEventListener('hashchange', moved)
    window.addEventListener('popstate', moved)
    return () => {
      window.removeEventListener('hashchange', moved)
      window.removeEventListener('popstate', moved)
    }
  }, [open])

  const close = useCallback(() => setClosed(true), [])
  const leave = useCallback(() => {
    opening.current += 1
    history.replaceState(null, '', location.pathname)
    setClosed(true)
    setProblem(null)
    setWaiting(null)
  }, [])
  return { linked, problem, waiting, closed, left, close, retry: open, leave }
}

/** Is it what the own document that the address would open without its fragment holds now? */
function isOwn(document: PlaygroundDocument, start: PlaygroundDocument): boolean {
  const own = drafts.read(ownDocuments.open(location.search).place, start)
  return own !== null && sameDocument(own, document)
}

/** The address, and what this tab's history remembers of it. */
const whereabouts = () => JSON.stringify([location.href, readEntry(history.state)])

/** Is the fragment the id of an element on the page, as in “Skip to the content”? */
const isPlaceOnPage = (fragment: string) => document.getElementById(fragment) !== null
