/** The fourth piece of Monaco: the services that editors share. */
import 'monaco-editor/editor/standalone/browser/standaloneServices.js'

export const next = () => import('./api.ts')
