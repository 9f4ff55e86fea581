// Monaco types only the registration of its languages, not the languages themselves.
declare module 'monaco-editor/languages/definitions/*' {
  export const language: import('monaco-editor/editor/editor.api.js').languages.IMonarchLanguage
}

// What its options come to, which has no types either.
declare module 'monaco-editor/editor/common/config/editorOptions.js' {
  export const EditorOptions: {
    readonly wrappingStrategy: { compute(environment: unknown, options: unknown, value: string): string }
  }
}
