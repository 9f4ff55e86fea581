'use client'

import { useEffect, useState } from 'react'
import { CodeEditor } from '@/components/editor/code-editor.tsx'
import { highlightInPage } from '@/components/editor/highlight-in-page.ts'
import { type CodeLines, type MarkedLines, StaticCode } from '@/components/editor/static-code.tsx'

interface Props {
  /** Identifies the text among all texts of the embed. */
  path: string
  label: string
  code: string
  language: string
  editable: boolean
  /** Lines to mark, from 1. */
  marked: MarkedLines | undefined
  onChange: (code: string) => void
  onRun: () => void
}

/** A text of the document. It is static until the reader wants to change it: an editor is large, and most only read. */
export function EmbedCode({ path, label, code, language, editable, marked, onChange, onRun }: Props) {
  const [editing, setEditing] = useState(false)
  const lines = useHighlighted(code, language)
  if (editable && editing)
    return (
      <div className="flex h-full min-h-0 flex-col">
        <CodeEditor
          path={path}
          value={code}
          language={language}
          label={label}
          onChange={onChange}
          onRun={onRun}
          lines={lines ?? undefined}
          reveal={START}
        />
      </div>
    )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a click in the text does what the button says
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button is for the keyboard
    <div className="relative h-full min-h-0" onClick={() => editable && setEditing(true)}>
      <section
        className={`h-full overflow-auto [&>pre]:h-auto [&>pre]:overflow-visible [&>pre]:pr-3 ${editable ? '[&>pre]:pb-12' : ''}`}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        data-scrolls
      >
        <StaticCode code={code} lines={lines ?? undefined} marked={marked} />
      </section>
      {editable && (
        <button
          type="button"
          className="button absolute right-3 bottom-2 h-7 text-[13px]"
          onClick={() => setEditing(true)}
        >
          Edit
        </button>
      )}
    </div>
  )
}

const START = { line: 1, column: 1 }

/** Null before the text is highlighted. */
function useHighlighted(code: string, language: string): CodeLines | null {
  const [made, setMade] = useState<{ readonly of: string; readonly lines: CodeLines | null } | null>(null)
  useEffect(() => {
    let gone = false
    highlightInPage(code, language).then(
      (lines) => {
        if (!gone) setMade({ of: code, lines })
      },
      // Without its colours the text is as readable.
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [code, language])
  return made?.of === code ? made.lines : null
}
