import type * as Monaco from 'monaco-editor/editor/editor.api.js'

/** How every editor of the site looks and behaves. */
export const OPTIONS: Monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fontFamily: '"JetBrains Mono Variable", ui-monospace, monospace',
  fontSize: 13,
  lineHeight: 21,
  fontLigatures: false,
  padding: { top: 12, bottom: 12 },
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 8,
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
  // Two editors side by side are narrow; a cut-off detail cannot be read.
  wordWrap: 'on',
  // Names of headers are long, and break after a hyphen.
  wordWrapBreakAfterCharacters: ' \t})]?|/&.,;-',
  // As in the hidden text for screen readers, whose lines have to break where those of the editor do.
  wrappingIndent: 'none',
  // Who types the code of a lesson types its closing brackets and quotes, too: those added by the editor would remain.
  autoClosingBrackets: 'never',
  autoClosingQuotes: 'never',
  contextmenu: false,
  fixedOverflowWidgets: true,
  wordBasedSuggestions: 'off',
  // Icons of another program say nothing here.
  suggest: { showIcons: false },
  // Not dimmed, as on Linux: its contrast is too low to be read.
  renderFinalNewline: 'on',
  // A suggestion equal to the existing text is not accepted: Enter then makes a new line.
  acceptSuggestionOnEnter: 'smart',
  unicodeHighlight: { ambiguousCharacters: false },
  // A page cannot find out whether there is a screen reader: with `auto`, the editor is empty for it.
  accessibilitySupport: 'on',
  // Lines that a screen reader has at a time: the whole of nearly every text.
  accessibilityPageSize: 200,
}

/** The height of a line, in px, in a font of another size than the site’s. */
export const lineHeightOf = (fontSize: number): number => Math.round(fontSize * 1.42)
