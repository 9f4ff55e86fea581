/** The second piece of Monaco: what draws a text. */
import 'monaco-editor/editor/browser/view.js'

export const next = () => import('./widget.ts')
