/**
 * Monaco with the features that a learner uses (`pieces/`), bundled with the site: nothing is loaded from another origin.
 * It is loaded in pieces, of which this is the last: load-monaco.ts. The TypeScript service (its worker is large) is
 * loaded at the first keystroke: `loadLanguageService`.
 */
import 'monaco-editor/languages/definitions/go/register.js'
import 'monaco-editor/languages/definitions/javascript/register.js'
import 'monaco-editor/languages/definitions/typescript/register.js'
import { EditorOptions } from 'monaco-editor/editor/common/config/editorOptions.js'
import * as monaco from 'monaco-editor/editor/editor.api.js'
import { registerRawLanguage } from './raw-language.ts'
import { colourCalls } from './script-language.ts'
import { registerServerLanguages, setHelp } from './server-languages.ts'
import { defineThemes, followTheme } from './themes.ts'

window.MonacoEnvironment = {
  getWorker: (_id: string, label: string) =>
    label === 'typescript' || label === 'javascript'
      ? new Worker(new URL('monaco-editor/language/typescript/ts.worker.js', import.meta.url), { type: 'module' })
      : new Worker(new URL('monaco-editor/editor/editor.worker.js', import.meta.url), { type: 'module' }),
}

// For screen readers Monaco would lay out every line of a text in the page to find where it breaks: long texts are slow.
EditorOptions.wrappingStrategy.compute = (_environment, _options, value) => value
defineThemes(monaco)
followTheme(monaco)
registerRawLanguage(monaco)
registerServerLanguages(monaco)
colourCalls(monaco)

let service: Promise<void> | null = null

/** Completion, hover and diagnostics for JavaScript and TypeScript, from the first keystroke on. */
export function loadLanguageService(): Promise<void> {
  service ??= import('monaco-editor/languages/features/typescript/register.js').then((ts) => {
    const options = {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.NodeJs,
      // Every file is a module, so that top-level `await` is allowed.
      moduleDetection: 3,
      lib: ['es2023', 'dom', 'dom.iterable'],
      allowNonTsExtensions: true,
      allowJs: true,
      strict: false,
    }
    for (const defaults of [ts.javascriptDefaults, ts.typescriptDefaults]) {
      defaults.setCompilerOptions(options)
      defaults.setDiagnosticsOptions({
        noSemanticValidation: defaults === ts.javascriptDefaults,
        noSyntaxValidation: false,
        // Types in a JavaScript file: a server runs without them, and of a client's script our own check says it.
        diagnosticCodesToIgnore: [8002, 8003, 8004, 8005, 8006, 8008, 8009, 8010, 8011, 8012, 8013, 8016, 8017, 8037],
      })
    }
  })
  return service
}

/** Resolves when texts of a language can be highlighted, or after three seconds: editing is more important. */
export function coloursOf(language: string): Promise<void> {
  const colours = monaco.editor.colorize('x', language, {}).then(
    () => {},
    () => {},
  )
  return Promise.race([colours, new Promise<void>((resolve) => setTimeout(resolve, 3000))])
}

export { monaco, setHelp }
