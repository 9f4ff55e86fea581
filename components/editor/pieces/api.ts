/** The fifth piece of Monaco: its public functions. */
import 'monaco-editor/editor/editor.api.js'

export const next = () => import('./typing.ts')
