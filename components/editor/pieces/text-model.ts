/** The first piece of Monaco: texts, and what they are made of. */
import 'monaco-editor/editor/common/model/textModel.js'

export const next = () => import('./view.ts')
