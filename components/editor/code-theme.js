/**
 * The site's colours as a theme for code that is highlighted at build time. JavaScript, because next.config.js imports it.
 * @type {import('shiki').ThemeRegistrationRaw}
 */
export const CODE_THEME = {
  name: 'preflight',
  type: 'light',
  colors: { 'editor.background': 'var(--panel)', 'editor.foreground': 'var(--ink)' },
  settings: [
    { settings: { foreground: 'var(--ink)', background: 'var(--panel)' } },
    { scope: ['keyword', 'storage', 'constant.language', 'variable.language'], settings: { foreground: 'var(--kw)' } },
    {
      scope: ['keyword.operator.assignment', 'keyword.operator', 'storage.type.function.arrow'],
      settings: { foreground: 'var(--ink)' },
    },
    { scope: ['string', 'punctuation.definition.string'], settings: { foreground: 'var(--str)' } },
    { scope: ['constant.numeric'], settings: { foreground: 'var(--num)' } },
    {
      scope: [
        'entity.name.function',
        'support.function',
        'entity.name.type',
        'entity.name.tag',
        'support.type.property-name',
      ],
      settings: { foreground: 'var(--fn)' },
    },
    { scope: ['comment', 'punctuation.definition.comment'], settings: { foreground: 'var(--com)' } },
  ],
}
