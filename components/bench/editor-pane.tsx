'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { CodeEditor, type EditorMarker } from '@/components/editor/code-editor.tsx'
import type { CodeLines } from '@/components/editor/static-code.tsx'
import type { HelpWord } from '@/lib/servers/dialect.ts'
import { LineLink } from './line-link.tsx'
import type { EditorLines } from './use-pointing.ts'

interface Props {
  path: string
  title: string
  /** What the document is, for the editor's name: `exercise Order a soup`. */
  of?: string | undefined
  aside?: ReactNode
  /** Replaces title and aside. */
  head?: ReactNode
  value: string
  /** The editor's language id: a dialect's language, or `typescript`. */
  language: string
  help?: readonly HelpWord[] | undefined
  onChange: (value: string) => void
  onRun: () => void
  markers: readonly EditorMarker[]
  line?: number | null
  reveal?: { readonly line: number; readonly column: number } | null
  onRevealed?: () => void
  lines?: CodeLines | undefined
  marked?: EditorLines | null
  /** Highlights lines and copies a link to them; absent: there are no links to lines. */
  onPoint?: (lines: EditorLines) => Promise<boolean>
  onUnpoint?: () => void
}

/** An editor with its heading, and below it the message of the first parse error. */
export function EditorPane({ path, title, of, onChange, aside, head, markers, onPoint, onUnpoint, ...editor }: Props) {
  const [selected, setSelected] = useState<EditorLines | null>(null)
  // A mistake in the line that is being edited is not shown as a message; the squiggle is enough.
  const [line, setLine] = useState<number | null>(null)
  // Announced is what comes of the reader's own writing, and not what is there when a document is opened.
  const [edited, setEdited] = useState<string | null>(null)
  useEffect(() => {
    if (edited !== path) setEdited(null)
  }, [edited, path])
  const shown = markers.filter((m) => m.from.line !== line)
  const first = shown.find((m) => m.severity === 'error') ?? shown[0]
  return (
    <section className="flex h-full min-h-0 min-w-0 flex-col bg-panel" aria-label={title}>
      <header className="flex min-h-10 flex-none flex-wrap pointer-coarse:min-h-[44px] items-center gap-x-2.5 border-b border-line bg-sunk px-4 text-[13.5px] text-soft">
        {head ?? (
          <>
            <b className="font-semibold text-ink">{title}</b>
            {aside}
          </>
        )}
      </header>
      <div className="relative flex min-h-0 flex-1 flex-col">
        <CodeEditor
          path={path}
          label={of ? `${title}, ${of}` : title}
          markers={markers}
          onLine={setLine}
          onSelect={onPoint ? setSelected : undefined}
          {...editor}
          onChange={(value) => {
            setEdited(path)
            onChange(value)
          }}
        />
        {onPoint && onUnpoint && (
          <LineLink selected={selected} marked={editor.marked ?? null} onPoint={onPoint} onUnpoint={onUnpoint} />
        )}
      </div>
      <div role={edited === path ? 'status' : undefined} className="flex-none">
        {first && (
          <p
            // Three lines; a longer message scrolls, because its end says what to do.
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
            tabIndex={0}
            className={`max-h-[63px] overflow-y-auto border-t border-line px-3 py-1 text-[13px] leading-[18px] wrap-anywhere ${first.severity === 'error' ? 'bg-stop-bg text-stop' : 'bg-pre-bg text-pre'}`}
          >
            Line {first.from.line}: {first.message}
          </p>
        )}
      </div>
    </section>
  )
}
