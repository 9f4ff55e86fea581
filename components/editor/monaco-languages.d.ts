// Monaco types only the registration of its languages, not the languages themselves.
declare module 'monaco-editor/languages/definitions/*' {
  export const language: import('monaco-editor/editor/editor.api.js').languages.IMonarchLanguage
}
