interface Props {
  /** Of the description that the editor's input refers to. */
  id: string
  /** What Tab does now; null while the editor has no focus. */
  tab: 'leaves' | 'indents' | null
}

/**
 * What Tab and Escape do in an editor: as its description, and visible while it has the focus. An editor that keeps Tab
 * has to say how to leave it (WCAG 2.2, 2.1.2).
 */
export function EditorKeys({ id, tab }: Props) {
  return (
    <>
      <p id={id} hidden>
        Tab leaves this editor until you type in it. After that, Tab indents: press Escape, then Tab leaves it again.
      </p>
      {tab && (
        <p
          aria-hidden
          data-testid="editor-keys"
          className="editor-keys pointer-events-none absolute right-3 bottom-1.5 z-10 rounded-md border border-line bg-panel/90 px-1.5 py-px text-[11.5px] leading-[17px] text-soft pointer-coarse:hidden"
        >
          {tab === 'leaves' ? 'Tab leaves the editor' : 'Esc, then Tab leaves the editor'}
        </p>
      )}
    </>
  )
}
