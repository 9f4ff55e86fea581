/** The recorded pages with which a simulated browser does something else than the real one, and why. */
import type { BrowserName } from '../../trace/events.ts'

const NO_DOCUMENTS = 'XMLHttpRequest has no documents here, and the script is told so'
const NO_REPORTS = 'no reports are sent to report-uri'
const NO_PRELOADS = 'preload and modulepreload are reported by name'

const IN_ALL: Readonly<Record<string, string>> = {
  'csp-report-only-uri': NO_REPORTS,
  preload: NO_PRELOADS,
  modulepreload: NO_PRELOADS,
  'xhr-xml': NO_DOCUMENTS,
  'xhr-xml-none': NO_DOCUMENTS,
  'xhr-xml-override': NO_DOCUMENTS,
  'xhr-document-xml': NO_DOCUMENTS,
  'xhr-document-html': NO_DOCUMENTS,
}

/** A page with Cross-Origin-Embedder-Policy, and a frame without it. */
const NO_EVENT = 'the frame gets no event at all, and here it gets `load`'

export const KNOWN_DIFFERENCES: Readonly<Record<BrowserName, Readonly<Record<string, string>>>> = {
  chromium: IN_ALL,
  firefox: {
    ...IN_ALL,
    'coep-frame': NO_EVENT,
    'script-json': 'Firefox parses the body to find out that it is JSON and no script',
    'taint-style-order': 'the image is asked for twice when decode() is called at once',
  },
  webkit: { ...IN_ALL, 'coep-frame': NO_EVENT },
}
