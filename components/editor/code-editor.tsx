'use client'

import type * as Monaco from 'monaco-editor/editor/editor.api.js'
import { useEffect, useRef, useState } from 'react'
import type { HelpWord } from '@/lib/servers/dialect.ts'
import { type CodeLines, StaticCode } from './static-code.tsx'

export interface EditorMarker {
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
  /** 1-based; the end is exclusive. */
  readonly from: { readonly line: number; readonly column: number }
  readonly to: { readonly line: number; readonly column: number }
}

interface Props {
  /** Names the text: another name is another text, with its own undo. */
  path: string
  value: string
  /** The editor's name for it: that of a dialect's language, or `typescript`. */
  language: string
  /** Words to complete and explain, besides what the language knows by itself. */
  help?: readonly HelpWord[] | undefined
  label: string
  onChange: (value: string) => void
  onRun: () => void
  markers?: readonly EditorMarker[]
  /** The line of the call that is looked at. */
  line?: number | null
  /** A place to go to, with the focus; `onRevealed` is called when it is done. */
  reveal?: { readonly line: number; readonly column: number } | null
  onRevealed?: () => void
  lines?: CodeLines | undefined
  /** The line that is written in; null when nobody is. */
  onLine?: (line: number | null) => void
}

/** One editor. Until Monaco is here, the text is there to read, in a box of the same size. */
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
  onLine,
}: Props) {
  const host = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<Monaco.editor.IStandaloneCodeEditor | null>(null)
  const [api, setApi] = useState<typeof import('./monaco.ts') | null>(null)
  const [failed, setFailed] = useState(false)
  const latest = useRef({ value, onChange, onRun, onLine, onRevealed })
  // What this editor said and has not been told back yet: fast typing runs ahead of rendering.
  const said = useRef<string[]>([])
  const applying = useRef(false)
  latest.current = { value, onChange, onRun, onLine, onRevealed }

  useEffect(() => {
    let created: Monaco.editor.IStandaloneCodeEditor | null = null
    let gone = false
    import('./monaco.ts').then(
      async (loaded) => {
        const { monaco, loadLanguageService, coloursOf } = loaded
        // The text that is there already has its colours; it stays until the editor has them too.
        await coloursOf(language)
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
        // Tab leaves the editor until somebody writes in it; Escape gives Tab back to the page.
        const tabMoves = (on: boolean) => created?.updateOptions({ tabFocusMode: on })
        tabMoves(true)
        created.onKeyDown((e) => {
          if (e.keyCode === monaco.KeyCode.Escape) tabMoves(true)
        })
        created.onDidChangeModelContent((e) => {
          const text = model.getValue()
          if (!e.isFlush && !applying.current) {
            tabMoves(false)
            if (language === 'javascript' || language === 'typescript') void loadLanguageService()
          }
          if (text === latest.current.value && said.current.length === 0) return
          said.current.push(text)
          latest.current.onChange(text)
        })
        created.onDidChangeCursorPosition((e) => latest.current.onLine?.(e.position.lineNumber))
        created.onDidBlurEditorText(() => latest.current.onLine?.(null))
        created.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, () => latest.current.onRun())
        setApi(loaded)
        setEditor(created)
      },
      () => setFailed(true),
    )
    return () => {
      gone = true
      created?.getModel()?.dispose()
      created?.dispose()
      said.current = []
      setEditor(null)
    }
  }, [path, language, label])

  useEffect(() => {
    const model = editor?.getModel()
    if (!editor || !model) return
    if (model.getValue() === value) {
      said.current = []
      return
    }
    const echo = said.current.lastIndexOf(value)
    if (echo >= 0) {
      said.current.splice(0, echo + 1)
      return
    }
    // As an edit, so that it can be undone.
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
    return () => marks.clear()
  }, [editor, line])

  useEffect(() => {
    if (!editor || !reveal) return
    const position = { lineNumber: reveal.line, column: reveal.column }
    // It may have been out of sight, and without a size, until now.
    editor.layout()
    editor.setPosition(position)
    editor.revealPositionInCenterIfOutsideViewport(position)
    editor.focus()
    latest.current.onRevealed?.()
  }, [editor, reveal])

  return (
    <div className="relative min-h-0 flex-1">
      <div ref={host} className="absolute inset-0" data-editor={editor ? 'ready' : 'waiting'} />
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

const OPTIONS: Monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fontFamily: '"JetBrains Mono Variable", ui-monospace, monospace',
  fontSize: 13,
  lineHeight: 21,
  fontLigatures: false,
  padding: { top: 12, bottom: 12 },
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 16,
  glyphMargin: false,
  folding: false,
  minimap: { enabled: false },
  overviewRulerLanes: 0,
  hideCursorInOverviewRuler: true,
  scrollBeyondLastLine: false,
  scrollbar: {
    alwaysConsumeMouseWheel: false,
    verticalScrollbarSize: 10,
    horizontalScrollbarSize: 10,
    useShadows: false,
  },
  renderLineHighlight: 'none',
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  matchBrackets: 'near',
  bracketPairColorization: { enabled: false },
  guides: { indentation: false },
  stickyScroll: { enabled: false },
  tabSize: 2,
  // An editor beside an editor is narrow; what is cut off is not read.
  wordWrap: 'on',
  wrappingIndent: 'deepIndent',
  contextmenu: false,
  fixedOverflowWidgets: true,
  wordBasedSuggestions: 'off',
  // What stands there already is not accepted once more: then Enter makes a new line.
  acceptSuggestionOnEnter: 'smart',
  unicodeHighlight: { ambiguousCharacters: false },
  accessibilitySupport: 'auto',
}
