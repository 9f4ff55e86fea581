/** The seventh piece of Monaco: find, explanations and suggestions. */
import 'monaco-editor/features/codeEditor/register.js'
import 'monaco-editor/features/find/register.js'
import 'monaco-editor/features/gotoError/register.js'
import 'monaco-editor/features/hover/register.js'
import 'monaco-editor/features/parameterHints/register.js'
import 'monaco-editor/features/snippet/register.js'
import 'monaco-editor/features/suggest/register.js'
// The feature's own import list lacks the widget that shows suggestions.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js'

export const next = () => import('../monaco.ts')
