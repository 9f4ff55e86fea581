/** An editor's input, once it is loaded: of the two that it may have, the one that is written in. */
const INPUTS = ['.native-edit-context', 'textarea'].map((input) => `[data-editor="ready"] ${input}`)

/**
 * Moves the focus to one of the lab's panes: into its editor as soon as that is loaded, or, where a keyboard would come
 * up over half of the screen, only to the pane.
 */
export function focusPane(lab: HTMLElement, pane: string, into: boolean): void {
  const box = lab.querySelector<HTMLElement>(`[data-pane="${pane}"]`) ?? lab
  box.focus({ preventScroll: true })
  if (!into || box === lab) return
  const enter = () => {
    const input = INPUTS.map((each) => box.querySelector<HTMLElement>(each)).find((each) => each !== null) ?? null
    if (input && document.activeElement === box) input.focus({ preventScroll: true })
    return input !== null
  }
  if (enter()) return
  const loading = new MutationObserver(() => enter() && loading.disconnect())
  loading.observe(box, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-editor'] })
  // Whoever goes on is not called back.
  box.addEventListener('blur', () => loading.disconnect(), { once: true })
}
