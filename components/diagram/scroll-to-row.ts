import { LANE_HEADS } from '@/lib/trace/diagram/diagram-layout.ts'

/** Scrolls the box around a diagram so that a row can be seen, and none is cut by the lane headers. */
export function scrollToRow(box: HTMLElement, row: string) {
  const target = box.querySelector(`[data-row="${CSS.escape(row)}"]`)?.getBoundingClientRect()
  if (!target) return
  const view = box.getBoundingClientRect()
  if (target.bottom > view.bottom) box.scrollTop += target.bottom - view.bottom + 12
  else if (target.top < view.top + LANE_HEADS) box.scrollTop -= view.top + LANE_HEADS - target.top + 12
  // Scrolls so that the lane headers do not cut a row, if there is enough to scroll.
  const edge = view.top + LANE_HEADS
  for (const each of box.querySelectorAll('[data-row] > .hit')) {
    const { top, bottom } = each.getBoundingClientRect()
    if (top >= edge || bottom <= edge + 2) continue
    box.scrollTop += bottom - edge
    break
  }
}
