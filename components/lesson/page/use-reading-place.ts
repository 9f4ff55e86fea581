'use client'

import { useCallback, useEffect, useRef } from 'react'

/** On what stands in the text for a scene of the lesson: its example’s button, or its exercise. */
export const READING_PLACE = 'data-reading-place'

/** What is above this part of the window has been read. */
const READ_UNTIL = 1 / 3

interface Place {
  /** The scene that the reader is at: an example or exercise; null at the top of the lesson. */
  readonly scene: () => string | null
  /** The reader has opened this example or exercise, perhaps again. */
  readonly opened: (key: string) => void
}

/**
 * Where the reader is in a lesson: at the example or exercise that was opened last, until the text has been scrolled past
 * another one; then at that one.
 * @param open the one that is open in the lab
 */
export function useReadingPlace(open: string): Place {
  const last = useRef<{ readonly key: string; readonly passed: string | null } | null>(null)
  const seen = useRef(open)
  const opened = useCallback((key: string) => {
    last.current = { key, passed: lastPassed() }
  }, [])
  useEffect(() => {
    if (seen.current === open) return
    seen.current = open
    opened(open)
  }, [open, opened])
  const scene = useCallback(() => {
    const passed = lastPassed()
    return last.current?.passed === passed ? last.current.key : passed
  }, [])
  return { scene, opened }
}

/** The last example or exercise that the text has been scrolled past; null at its top. */
function lastPassed(): string | null {
  if (window.scrollY <= 0) return null
  const passed = [...document.querySelectorAll(`[${READING_PLACE}]`)].filter((element) => {
    const { top, height } = element.getBoundingClientRect()
    // What another stack says is not shown.
    return height > 0 && top < window.innerHeight * READ_UNTIL
  })
  return passed.at(-1)?.getAttribute(READING_PLACE) ?? null
}
