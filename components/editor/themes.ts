import type * as Monaco from 'monaco-editor/editor/editor.api.js'

/** The site's colours, read from its style sheet, which is the only place that defines them. */
function themeFrom(dark: boolean): Monaco.editor.IStandaloneThemeData {
  const probe = document.createElement('div')
  probe.dataset.theme = dark ? 'dark' : 'light'
  if (!dark) probe.className = 'theme-light'
  document.body.append(probe)
  const style = getComputedStyle(probe)
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const plain = (name: string) => colour(name).replace('#', '')
  const theme: Monaco.editor.IStandaloneThemeData = {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: plain('ink') },
      ...(['keyword', 'method', 'directive'] as const).map((token) => ({ token, foreground: plain('kw') })),
      ...(['string', 'regexp'] as const).map((token) => ({ token, foreground: plain('str') })),
      ...(['number', 'status'] as const).map((token) => ({ token, foreground: plain('num') })),
      ...(['header-name', 'type.identifier', 'type', 'function'] as const).map((token) => ({
        token,
        foreground: plain('fn'),
      })),
      { token: 'comment', foreground: plain('com') },
      { token: 'error', foreground: plain('stop') },
      { token: 'delimiter', foreground: plain('ink') },
      { token: 'identifier', foreground: plain('ink') },
    ],
    colors: {
      'editor.background': colour('panel'),
      'editor.foreground': colour('ink'),
      'editorLineNumber.foreground': colour('faint'),
      'editorLineNumber.activeForeground': colour('ink'),
      'editor.lineHighlightBackground': colour('sunk'),
      'editor.lineHighlightBorder': '#00000000',
      'editorCursor.foreground': colour('gate'),
      'editor.selectionBackground': `${colour('gate')}38`,
      'editorWidget.background': colour('panel'),
      'editorWidget.border': colour('line-strong'),
      'editorSuggestWidget.background': colour('panel'),
      'editorSuggestWidget.selectedBackground': colour('gate-bg'),
      'editorSuggestWidget.selectedForeground': colour('ink'),
      'editorSuggestWidget.highlightForeground': colour('gate'),
      'editorSuggestWidget.focusHighlightForeground': colour('gate'),
      'editorHoverWidget.background': colour('panel'),
      'editorError.foreground': colour('stop'),
      'editorWarning.foreground': colour('pre'),
      'scrollbarSlider.background': `${colour('faint')}33`,
      focusBorder: colour('gate'),
      // Brackets have no meaning here, so they get no colours.
      ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`editorBracketHighlight.foreground${n}`, colour('ink')])),
    },
  }
  probe.remove()
  return theme
}

export function defineThemes(monaco: typeof Monaco): void {
  monaco.editor.defineTheme('preflight-light', themeFrom(false))
  monaco.editor.defineTheme('preflight-dark', themeFrom(true))
}

/** Makes the editors follow the page's theme. */
export function followTheme(monaco: typeof Monaco): void {
  const apply = () =>
    monaco.editor.setTheme(document.documentElement.dataset.theme === 'dark' ? 'preflight-dark' : 'preflight-light')
  apply()
  new MutationObserver(apply).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
}
