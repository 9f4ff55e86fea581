import { CHROMIUM_CORS } from './chromium-cors.ts'
import { CHROMIUM_OTHERS } from './chromium-others.ts'
import { CHROMIUM_WORKERS } from './chromium-workers.ts'
import { FIREFOX_TEXTS } from './firefox.ts'
import { FIREFOX_GERMAN_TEXTS } from './firefox-german.ts'
import type { KnownText } from './known-text.ts'
import { PROGRAM_TEXTS } from './programs.ts'
import { WEBKIT_TEXTS } from './webkit.ts'

/** What people paste and the simulated consoles do not print, each with its source. */
export const KNOWN_TEXTS: readonly KnownText[] = [
  ...CHROMIUM_CORS,
  ...CHROMIUM_OTHERS,
  ...CHROMIUM_WORKERS,
  ...FIREFOX_TEXTS,
  ...FIREFOX_GERMAN_TEXTS,
  ...WEBKIT_TEXTS,
  ...PROGRAM_TEXTS,
]
