import type { RefObject } from 'react'
import { useCommands } from '@/components/commands/take-keys.ts'
import type { Steps } from './use-steps.ts'

/** Elements that use the arrow keys and the space bar themselves. */
const OWN_KEYS =
  'input, textarea, select, button, a, summary, [contenteditable]:not([contenteditable="false"]), [role="tab"], [role="menuitem"], [role="slider"], [role="separator"]'

/**
 * Steps through the exchange with the keyboard: the keys of `next` and `previous` that count everywhere (a presenter's
 * clicker) anywhere on the page; inside the exchange also those of its own context.
 * @param exchange the element that contains the diagram
 */
export function useStepKeys(exchange: RefObject<HTMLElement | null>, steps: Steps): void {
  const { total, position, decisive, go, togglePlay } = steps
  useCommands(
    {
      next: () => go(position + 1),
      previous: () => go(position - 1),
      first: () => go(1),
      last: () => go(total),
      decision: () => go(decisive),
      play: togglePlay,
    },
    (event) => {
      const box = exchange.current
      const target = event.target instanceof Element ? event.target : null
      if (total === 0 || !box || box.offsetParent === null) return []
      const inside = target !== null && box.contains(target)
      const itself = event.key === ' ' && target?.closest(OWN_KEYS)
      return [
        ...(reads(box, target) ? [] : (['everywhere'] as const)),
        ...(inside && !itself ? (['exchange'] as const) : []),
      ]
    },
  )
}

/** In a lesson, these keys scroll the prose when the focus is there. */
function reads(box: HTMLElement, target: Element | null): boolean {
  const lab = box.closest('[data-testid="lab"]')
  return lab !== null && !lab.contains(target)
}
