/**
 * What the author of an embed chose, as the query of its address: `/embed?tabs=script,exchange&edit&theme=dark#v1.…`.
 * The document is in the fragment, as in every link. The query can be changed by hand.
 */

/** In the order in which they are shown. `server` is one tab for each server. */
export const EMBED_TABS = ['script', 'server', 'exchange', 'why', 'message', 'console'] as const
export type EmbedTab = (typeof EMBED_TABS)[number]

export const EMBED_THEMES = ['auto', 'light', 'dark'] as const
export type EmbedTheme = (typeof EMBED_THEMES)[number]

export interface EmbedSettings {
  /** At least one. */
  readonly tabs: readonly EmbedTab[]
  /** The reader can change the texts. */
  readonly editable: boolean
  /** After a run nothing is shown until the reader steps to it. */
  readonly covered: boolean
  /** `auto`: that of the page around it. */
  readonly theme: EmbedTheme
}

export const DEFAULT_SETTINGS: EmbedSettings = {
  tabs: ['script', 'server', 'exchange', 'why'],
  editable: false,
  covered: false,
  theme: 'auto',
}

/** The query for settings, with `?`; empty where all are the defaults. */
export function embedQuery({ tabs, editable, covered, theme }: EmbedSettings): string {
  const parts: string[] = []
  const names = inOrder(tabs).join(',')
  if (names !== DEFAULT_SETTINGS.tabs.join(',')) parts.push(`tabs=${names}`)
  if (editable) parts.push('edit')
  if (covered) parts.push('covered')
  if (theme !== 'auto') parts.push(`theme=${theme}`)
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

/** The settings in a query. What is missing or unknown has its default. Never throws. */
export function readEmbedQuery(query: string): EmbedSettings {
  const given = new URLSearchParams(query)
  const tabs = inOrder((given.get('tabs') ?? '').split(',').map((name) => name.trim()))
  const theme = EMBED_THEMES.find((each) => each === given.get('theme'))
  return {
    tabs: tabs.length > 0 ? tabs : DEFAULT_SETTINGS.tabs,
    editable: isOn(given.get('edit')),
    covered: isOn(given.get('covered')),
    theme: theme ?? DEFAULT_SETTINGS.theme,
  }
}

const inOrder = (names: readonly string[]) => EMBED_TABS.filter((tab) => names.includes(tab))

const isOn = (value: string | null) => value !== null && !['0', 'false', 'no', 'off'].includes(value.toLowerCase())
