'use client'

import type * as Monaco from 'monaco-editor/editor/editor.api.js'
import { useEffect, useId, useRef, useState } from 'react'
import { commandFor } from '@/lib/commands/commands.ts'
import { keyOf } from '@/lib/commands/keys.ts'
import type { HelpWord } from '@/lib/servers/dialect.ts'
import { EditorKeys } from './editor-keys.tsx'
import { lineHeightOf, OPTIONS } from './editor-options.ts'
import { type LoadedMonaco, loadMonaco } from './load-monaco.ts'
import { type CodeLines, StaticCode } from './static-code.tsx'
import { inTurn } from './turns.ts'

export interface EditorMarker {
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
  /** 1-based; the end is exclusive. */
  readonly from: { readonly line: number; readonly column: number }
  readonly to: { readonly line: number; readonly column: number }
}

interface Props {
  /** Identifies the text: each name has its own text and undo history. */
  path: string
  value: string
  /** The editor's language id: a dialect's language, or `typescript`. */
  language: string
  /** Words to complete and explain, in addition to those of the language. */
  help?: readonly HelpWord[] | undefined
  label: string
  onChange: (value: string) => void
  onRun: () => void
  markers?: readonly EditorMarker[]
  /** The line of the selected call. */
  line?: number | null
  /** A position to scroll to and focus; `onRevealed` is called afterwards. */
  reveal?: { readonly line: number; readonly column: number } | null
  onRevealed?: () => void
  lines?: CodeLines | undefined
  /** Of the text, in px; absent: that of every editor of the site. */
  fontSize?: number
  /** The line that is being edited; null when the editor has no focus. */
  onLine?: (line: number | null) => void
  /** Lines to highlight, both included; they are scrolled to once. */
  marked?: { readonly from: number; readonly to: number } | null
  /** Lines that stay in sight, both included, where the text is longer than the editor. */
  inSight?: { readonly from: number; readonly to: number } | null
  /** The lines of what is selected, both included; null where nothing is. */
  onSelect?: ((lines: { readonly from: number; readonly to: number } | null) => void) | undefined
}

/** One editor. Until Monaco is loaded, the text can be read in a box of the same size. */
export function CodeEditor({
  path,
  value,
  language,
  help,
  label,
  onChange,
  onRun,
  markers = [],
  line,
  reveal,
  onRevealed,
  lines,
  fontSize,
  onLine,
  marked,
  inSight,
  onSelect,
}: Props) {
  const host = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<Monaco.editor.IStandaloneCodeEditor | null>(null)
  const [api, setApi] = useState<LoadedMonaco | null>(null)
  const [failed, setFailed] = useState(false)
  // What Tab does in it; null while it has no focus.
  const [tab, setTab] = useState<'leaves' | 'indents' | null>(null)
  const keys = useId()
  const latest = useRef({ value, onChange, onRun, onLine, onRevealed, onSelect })
  // Values sent to `onChange` that have not come back as `value` yet: fast typing is ahead of rendering.
  const sent = useRef<string[]>([])
  const applying = useRef(false)
  latest.current = { value, onChange, onRun, onLine, onRevealed, onSelect }

  useEffect(() => {
    let created: Monaco.editor.IStandaloneCodeEditor | null = null
    let gone = false
    const create = ({ monaco, loadLanguageService }: LoadedMonaco): void => {
      if (gone || !host.current) return
      const model = monaco.editor.createModel(
        latest.current.value,
        language,
        monaco.Uri.parse(`inmemory://preflight/${encodeURIComponent(path)}`),
      )
      model.updateOptions({
        bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
      })
      created = monaco.editor.create(host.current, { ...OPTIONS, model, ariaLabel: label })
      // Tab leaves the editor until the user types in it; Escape makes Tab leave it again.
      const tabMoves = (on: boolean) => {
        created?.updateOptions({ tabFocusMode: on })
        if (created?.hasTextFocus()) setTab(on ? 'leaves' : 'indents')
      }
      tabMoves(true)
      for (const input of host.current.querySelectorAll('textarea, .native-edit-context'))
        input.setAttribute('aria-describedby', `${keys} ${keys}-mistakes`)
      showToReaders(host.current, model)
      created.onDidFocusEditorText(() => setTab(created?.getRawOptions().tabFocusMode === false ? 'indents' : 'leaves'))
      created.onKeyDown((e) => {
        if (e.keyCode === monaco.KeyCode.Escape) tabMoves(true)
        // The end of the line, also where the editor is narrow and breaks it: who hears the text hears whole lines.
        if (e.keyCode === monaco.KeyCode.End && !e.ctrlKey && !e.metaKey && !e.altKey) {
          e.preventDefault()
          e.stopPropagation()
          created?.trigger('keyboard', e.shiftKey ? 'cursorLineEndSelect' : 'cursorLineEnd', null)
        }
        const key = keyOf(e.browserEvent)
        if (key === null || commandFor(key, 'everywhere') !== 'run') return
        // Before the editor's own keys, of which one is the same.
        e.preventDefault()
        e.stopPropagation()
        latest.current.onRun()
      })
      created.onDidChangeModelContent((e) => {
        const text = model.getValue()
        if (host.current) showToReaders(host.current, model)
        if (!e.isFlush && !applying.current) {
          tabMoves(false)
          if (language === 'javascript' || language === 'typescript') void loadLanguageService()
        }
        if (text === latest.current.value && sent.current.length === 0) return
        sent.current.push(text)
        latest.current.onChange(text)
      })
      created.onDidChangeCursorPosition((e) => latest.current.onLine?.(e.position.lineNumber))
      created.onDidChangeCursorSelection(({ selection }) => latest.current.onSelect?.(linesOf(selection)))
      created.onDidBlurEditorText(() => {
        // Who comes back can go on with Tab, as the description says.
        created?.updateOptions({ tabFocusMode: true })
        setTab(null)
        latest.current.onLine?.(null)
      })
      setEditor(created)
    }
    const start = async () => {
      const loaded = await loadMonaco()
      // The static text is already highlighted; it stays until the editor's text is, too.
      await loaded.coloursOf(language)
      await inTurn(() => create(loaded))
      if (!gone) setApi(loaded)
    }
    start().catch(() => {
      if (!gone) setFailed(true)
    })
    return () => {
      gone = true
      created?.getModel()?.dispose()
      created?.dispose()
      sent.current = []
      setEditor(null)
    }
  }, [path, language, label, keys])

  useEffect(() => {
    const model = editor?.getModel()
    if (!editor || !model) return
    if (model.getValue() === value) {
      sent.current = []
      return
    }
    const echo = sent.current.lastIndexOf(value)
    if (echo >= 0) {
      sent.current.splice(0, echo + 1)
      return
    }
    // Applied as an edit, so that it can be undone.
    applying.current = true
    editor.pushUndoStop()
    editor.executeEdits('document', [{ range: model.getFullModelRange(), text: value }])
    editor.pushUndoStop()
    applying.current = false
  }, [editor, value])

  useEffect(() => {
    const model = editor?.getModel()
    if (!model || !api) return
    api.monaco.editor.setModelMarkers(
      model,
      'preflight',
      markers.map((m) => ({
        severity:
          api.monaco.MarkerSeverity[m.severity === 'error' ? 'Error' : m.severity === 'warning' ? 'Warning' : 'Info'],
        message: m.message,
        startLineNumber: m.from.line,
        startColumn: m.from.column,
        endLineNumber: m.to.line,
        endColumn: Math.max(m.to.column, m.from.column + 1),
      })),
    )
  }, [editor, api, markers])

  const mistakes = markers.filter(({ severity }) => severity === 'error')
  const isWrong = mistakes.length > 0
  useEffect(() => {
    if (!editor) return
    for (const input of host.current?.querySelectorAll('textarea, .native-edit-context') ?? [])
      input.setAttribute('aria-invalid', String(isWrong))
  }, [editor, isWrong])

  useEffect(() => {
    if (!editor || !fontSize) return
    // Without a margin above, a height of whole lines shows whole lines wherever it is scrolled to.
    const padding = { top: 0, bottom: 0 }
    editor.updateOptions({ fontSize, lineHeight: lineHeightOf(fontSize), lineDecorationsWidth: fontSize, padding })
  }, [editor, fontSize])

  useEffect(() => {
    const model = editor?.getModel()
    if (model && api && help) api.setHelp(model, help)
  }, [editor, api, help])

  useEffect(() => {
    if (!editor || !line) return
    const marks = editor.createDecorationsCollection([
      {
        range: { startLineNumber: line, endLineNumber: line, startColumn: 1, endColumn: 1 },
        options: {
          isWholeLine: true,
          className: 'line-under-way',
          marginClassName: 'line-under-way',
          linesDecorationsClassName: 'line-under-way-edge',
        },
      },
    ])
    // Not under somebody who is writing.
    if (!editor.hasTextFocus()) editor.revealLineInCenterIfOutsideViewport(line)
    return () => marks.clear()
  }, [editor, line])

  const [from, to] = [marked?.from ?? 0, marked?.to ?? 0]
  useEffect(() => {
    const last = editor?.getModel()?.getLineCount() ?? 0
    if (!editor || from < 1 || from > last) return
    const marks = editor.createDecorationsCollection([
      {
        range: { startLineNumber: from, endLineNumber: Math.min(to, last), startColumn: 1, endColumn: 1 },
        options: {
          isWholeLine: true,
          className: 'line-pointed-at',
          marginClassName: 'line-pointed-at',
          linesDecorationsClassName: 'line-pointed-at-edge',
        },
      },
    ])
    editor.revealLinesInCenterIfOutsideViewport(from, Math.min(to, last))
    return () => marks.clear()
  }, [editor, from, to])

  const [first, last] = [inSight?.from ?? 0, inSight?.to ?? 0]
  useEffect(() => {
    if (!editor || first < 1) return
    const show = () => {
      const lines = editor.getModel()?.getLineCount() ?? 0
      if (first > lines || editor.hasTextFocus()) return
      // What is above them is shown as far as there is room, in whole lines.
      const { height } = editor.getLayoutInfo()
      const bottom = editor.getBottomForLineNumber(Math.min(last, lines))
      let top = 1
      while (top < first && bottom - editor.getTopForLineNumber(top) > height) top += 1
      editor.setScrollTop(top === 1 ? 0 : editor.getTopForLineNumber(top))
    }
    show()
    // Also when its lines are broken elsewhere, as after the font has changed.
    const changes = [editor.onDidLayoutChange(show), editor.onDidContentSizeChange(show)]
    return () => {
      for (const change of changes) change.dispose()
    }
  }, [editor, first, last])

  useEffect(() => {
    if (!editor || !reveal) return
    const position = { lineNumber: reveal.line, column: reveal.column }
    // The editor may have been hidden, without a size, until now.
    editor.layout()
    editor.setPosition(position)
    editor.revealPositionInCenterIfOutsideViewport(position)
    editor.focus()
    latest.current.onRevealed?.()
  }, [editor, reveal])

  return (
    <div className="relative min-h-0 flex-1">
      <div ref={host} className="absolute inset-0" data-editor={editor ? 'ready' : 'waiting'} />
      <EditorKeys id={keys} tab={tab} />
      {/* Not as text, which would be the page's own: it is on the page where the mistakes are listed. */}
      <span
        id={`${keys}-mistakes`}
        hidden
        role="img"
        aria-label={mistakes.map(({ message, from: { line } }) => `Mistake in line ${line}: ${message}`).join(' ')}
      />
      {!editor && (
        <div className="absolute inset-0">
          <StaticCode code={value} lines={lines} />
          {failed && (
            <p role="status" className="absolute right-3 bottom-3 rounded-lg bg-pre-bg px-3 py-2 text-[13px] text-pre">
              The editor could not be loaded. Reload the page to edit; Run works as it is.
            </p>
          )}
        </div>
      )}
    </div>
  )
}

/** Of a text that a screen reader finds in an editor without the focus, in characters. */
const MOST_READ = 20_000

/** Monaco exposes the text of the editor that has the focus; here that of one without it, which can be read, too. */
function showToReaders(host: HTMLElement, model: Monaco.editor.ITextModel): void {
  const input = host.querySelector('.native-edit-context')
  if (!input || input === document.activeElement) return
  input.textContent = model.getValueLength() <= MOST_READ ? model.getValue() : ''
}

/** A selection that ends before the first character of a line does not contain that line. */
function linesOf(selection: Monaco.Selection): { readonly from: number; readonly to: number } | null {
  if (selection.isEmpty()) return null
  const { startLineNumber: from, endLineNumber, endColumn } = selection
  return { from, to: endColumn === 1 && endLineNumber > from ? endLineNumber - 1 : endLineNumber }
}
