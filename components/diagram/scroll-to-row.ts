import { LANE_HEADS } from '@/lib/trace/diagram/diagram-layout.ts'

/** Between a row and the edge of what is visible, in px. */
const AIR = 12

/**
 * Scrolls the box around a diagram so that a row can be seen, whole where there is room for it, and none is cut by the
 * lane headers.
 * @param with_ the row after it that belongs to it, such as the stop sign that a message led to: seen too, where both fit
 */
export function scrollToRow(box: HTMLElement, row: string, with_: string | null = null) {
  const target = placeOf(box, row)
  if (!target) return
  const view = box.getBoundingClientRect()
  const edge = view.top + LANE_HEADS
  const together = with_ === null ? null : placeOf(box, with_)
  const fits = together !== null && together.bottom - target.top + AIR <= view.bottom - edge
  const bottom = fits ? together.bottom : target.bottom
  // The first row is at the beginning, whatever fitted while the box had not its height yet.
  if (target.top - edge + box.scrollTop <= AIR + 4) box.scrollTop = 0
  else if (target.top < edge) box.scrollTop -= edge - target.top + AIR
  // Not further than to where the row begins: of a row that does not fit, the beginning is seen.
  else if (bottom > view.bottom) box.scrollTop += Math.min(bottom - view.bottom + AIR, target.top - edge)
  showUncut(box)
}

const placeOf = (box: HTMLElement, row: string) =>
  box.querySelector(`[data-row="${CSS.escape(row)}"]`)?.getBoundingClientRect() ?? null

/** Marks the rows that the lane headers cut: half letters are not shown. */
export function showUncut(box: HTMLElement) {
  box.toggleAttribute('data-scrolled', box.scrollTop > 0)
  box.toggleAttribute('data-more', box.scrollTop + box.clientHeight < box.scrollHeight - 8)
  const edge = box.getBoundingClientRect().top + LANE_HEADS
  for (const each of box.querySelectorAll('[data-row]')) {
    const { top, bottom } = each.getBoundingClientRect()
    each.toggleAttribute('data-cut', box.scrollTop > 0 && top < edge - 6 && bottom > edge)
  }
}
