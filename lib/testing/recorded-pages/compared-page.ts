/** What of a page's record is compared with the simulated browser. */
import type { RecordedPage, SentRequest } from '../../tools/verify/pages/recorded-page.ts'

/** Lines that are about something else than a request, or that only the recorder's own page causes. */
const LEFT_OUT: readonly RegExp[] = [
  // The address of the recorder's icon.
  /'data:,'/,
  // Firefox: the markup of documents in frames, the XML of a response, and what it discourages.
  /^This page is in Quirks Mode|^The character encoding of a framed document/,
  /^XML Parsing Error/,
  /^Synchronous XMLHttpRequest on the main thread|^Use of XMLHttpRequest’s \w+ attribute/,
  // Firefox: what only the console of the browser itself has.
  /was blocked by OpaqueResponseBlocking\. Reason/,
  // Firefox: its lines name the family, style and weight of a font, which are no part of a request.
  /^downloadable font: /,
  // WebKit: printed by the Web Inspector, which was not open.
  /^Failed to load resource: (?!net::)/,
  // WebKit: what a script does that runs.
  /^SyntaxError: /,
  // WebKit: the exceptions of synchronous calls, which the script has too.
  /^XMLHttpRequest\.\w+ cannot be \w+ for synchronous|^Synchronous (?:HTTP|XMLHttpRequests)/,
  // WebKitGTK is built without manifests.
  /^Unrecognized Content-Security-Policy directive 'manifest-src'/,
  // Chromium: a line of DevTools that its automation does not report.
  /^Failed to load resource: net::ERR_BLOCKED_BY_ORB/,
]

const withoutNoise = (text: string): string =>
  text
    .trim()
    // Firefox's name of an opaque origin is random.
    .replace(/moz-nullprincipal:\{[^}]*\}/, 'moz-nullprincipal:{…}')

/** The same request again, as the player of WebKitGTK makes it for what it cannot play. */
const isRepeated = ({ url }: SentRequest, before: SentRequest | undefined): boolean =>
  /\.mp[34]\b/.test(url) && url === before?.url

/** Each line once: some browsers print a line again for each source of a font or each try. */
export function compared({ result, wire, console: said }: RecordedPage) {
  return {
    result,
    wire: wire
      .filter((request, index) => !isRepeated(request, wire[index - 1]))
      .map(({ method, url, origin, referer, length, body }) => ({
        method,
        // libsoup, under WebKitGTK, writes escapes with upper-case letters.
        url: url.replace(/%[\da-f]{2}/gi, (written) => written.toUpperCase()),
        origin,
        referer,
        length,
        body,
      })),
    console: [...new Set(said.filter((text) => !LEFT_OUT.some((out) => out.test(text))).map(withoutNoise))],
  }
}
