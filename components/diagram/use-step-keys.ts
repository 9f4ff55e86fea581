import { type RefObject, useEffect, useRef } from 'react'
import type { Steps } from './use-steps.ts'

/** Elements that use the arrow keys and the space bar themselves. */
const OWN_KEYS =
  'input, textarea, select, button, a, summary, [contenteditable]:not([contenteditable="false"]), [role="tab"], [role="menuitem"], [role="slider"], [role="separator"]'
const WRITES = 'input, textarea, select, [contenteditable]:not([contenteditable="false"]), .monaco-editor'

/**
 * Steps through the exchange with the keyboard: PageUp and PageDown (a presenter's clicker) anywhere on the page except
 * in text fields; inside the exchange also the arrows, Home, End and the space bar.
 * @param exchange the element that contains the diagram
 */
export function useStepKeys(exchange: RefObject<HTMLElement | null>, steps: Steps): void {
  const latest = useRef(steps)
  latest.current = steps
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { total, position, go, togglePlay } = latest.current
      const target = event.target instanceof Element ? event.target : null
      if (total === 0 || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (target?.closest(WRITES) || target?.closest('[role="dialog"]')) return
      const box = exchange.current
      if (!box || box.offsetParent === null) return
      const inside = target !== null && box.contains(target)
      const step =
        (reads(box, target) ? undefined : pageStep(event.key, position)) ??
        (inside ? arrowStep(event.key, position, total) : undefined)
      if (step !== undefined) {
        event.preventDefault()
        go(step)
      } else if (inside && event.key === ' ' && !target?.closest(OWN_KEYS)) {
        event.preventDefault()
        togglePlay()
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [exchange])
}

/** In a lesson, these keys scroll the prose when the focus is there. */
function reads(box: HTMLElement, target: Element | null): boolean {
  const lab = box.closest('[data-testid="lab"]')
  return lab !== null && !lab.contains(target)
}

const pageStep = (key: string, position: number) =>
  key === 'PageDown' ? position + 1 : key === 'PageUp' ? position - 1 : undefined

function arrowStep(key: string, position: number, total: number): number | undefined {
  return {
    ArrowRight: position + 1,
    ArrowDown: position + 1,
    ArrowLeft: position - 1,
    ArrowUp: position - 1,
    Home: 1,
    End: total,
  }[key]
}
