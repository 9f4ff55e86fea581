'use client'

import { type RefObject, useEffect } from 'react'
import type { HeightMessage } from '@/lib/embed/embed-code.ts'

/** Less than this is no embed any more, and more than this is no frame. In CSS pixels. */
const LOWEST = 160
const HIGHEST = 4_000

/**
 * Tells the page around the embed the height at which the open tab needs no scroll bar. It is only a number, so every
 * page may know it.
 * @param box contains the element with `data-scrolls`, whose first child is as high as the content
 * @param about changes when another tab or document is shown
 */
export function useReportHeight(box: RefObject<HTMLElement | null>, about: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab has another element that scrolls
  useEffect(() => {
    if (window.parent === window || !box.current) return
    const frame = box.current
    let told = 0
    const tell = () => {
      const parts = [...frame.querySelectorAll<HTMLElement>('[data-scrolls]')]
      const needs = parts.map(
        (part) => frame.clientHeight - part.clientHeight + (part.firstElementChild?.scrollHeight ?? 0),
      )
      const height = Math.ceil(Math.min(HIGHEST, Math.max(LOWEST, ...needs)))
      if (Math.abs(height - told) < 2) return
      told = height
      window.parent.postMessage({ type: 'preflight:height', height } satisfies HeightMessage, '*')
    }
    const sizes = new ResizeObserver(tell)
    sizes.observe(frame)
    for (const part of frame.querySelectorAll('[data-scrolls] > :first-child')) sizes.observe(part)
    tell()
    return () => sizes.disconnect()
  }, [box, about])
}
