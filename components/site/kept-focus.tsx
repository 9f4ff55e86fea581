'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'

/** Who opens and closes things moves the focus itself; what is lost after that is lost. In milliseconds. */
const LATER = 60
/** What can take the focus that a part of it has lost. */
const PLACES = 'section, article, main, form, fieldset, nav, [role="region"], [role="group"], [tabindex]'

/**
 * A button that is gone once it was pressed leaves the keyboard at the top of the page. Here the focus goes to the
 * nearest part of the page around it that is still there. After a link to another page, of which nothing is there any
 * more, it goes to what the link leads to: its part of that page, or the page's heading.
 */
export function KeptFocus() {
  useEffect(() => {
    let path: readonly Element[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const remember = ({ target }: FocusEvent) => {
      path = target instanceof Element ? ancestorsOf(target) : []
    }
    const look = () => {
      const [last] = path
      if (!last || document.activeElement !== document.body || isThere(last)) return
      // Nothing of it is left where another page was opened.
      const place = path.find((each) => each !== last && each.matches(PLACES) && isThere(each))
      path = []
      if (place instanceof HTMLElement) takeFocus(place)
    }
    const soon = () => {
      if (path.length === 0 || document.activeElement !== document.body) return
      clearTimeout(timer)
      timer = setTimeout(look, LATER)
    }
    const changes = new MutationObserver(soon)
    changes.observe(document.body, { subtree: true, childList: true, attributeFilter: ['class', 'hidden', 'inert'] })
    document.addEventListener('focusin', remember)
    return () => {
      clearTimeout(timer)
      changes.disconnect()
      document.removeEventListener('focusin', remember)
    }
  }, [])
  const path = usePathname()
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    const timer = setTimeout(() => {
      if (document.activeElement !== document.body) return
      const part = document.getElementById(window.location.hash.slice(1))
      const place = part ?? document.querySelector<HTMLElement>('h1') ?? document.querySelector<HTMLElement>('main')
      if (place) takeFocus(place)
    }, LATER)
    return () => clearTimeout(timer)
  }, [path])
  return null
}

function takeFocus(place: HTMLElement): void {
  if (!place.hasAttribute('tabindex')) {
    place.tabIndex = -1
    place.style.outline = 'none'
  }
  place.focus({ preventScroll: true })
}

function ancestorsOf(element: Element): readonly Element[] {
  const all: Element[] = []
  for (let each: Element | null = element; each && each !== document.body; each = each.parentElement) all.push(each)
  return all
}

/** Is it in the page, visible, and not made unreachable? */
const isThere = (element: Element) =>
  element.isConnected && !element.closest('[inert]') && (element.checkVisibility?.() ?? true)
