/** The call was not sent: no header can change that. */
import { isLoopbackHost } from '../../address.ts'
import { BROWSER_TITLES } from '../../browser-titles.ts'
import { pageKind } from '../../page-address.ts'
import type { Facts } from '../facts.ts'
import { quoted, type ReasonSentences } from '../sentences.ts'

/** After a redirect, the first address did answer. */
const nothingSent = (f: Facts) => (f.hops.length > 0 ? 'Nothing was sent there.' : 'Nothing was sent.')

export const mixedContent: ReasonSentences = (f) => [
  `The page came over HTTPS, and **${f.server}** is asked over plain HTTP. ${f.browser} sends nothing from a secure page in the clear${f.browser === BROWSER_TITLES.webkit ? '' : ', except to the machine it runs on (`localhost`)'}. ${nothingSent(f)}`,
  f.browser === BROWSER_TITLES.webkit && isLoopbackHost(f.server.replace(/:\d+$/, ''))
    ? 'Chrome and Firefox let a secure page call the machine that they run on over plain HTTP; Safari does not. Serve the API over HTTPS with a certificate that the machine trusts, or open the page over `http://localhost` too. No header of CORS can change this.'
    : 'Call the server over HTTPS. No header of CORS can change this.',
]

/** `localhost:8080/api`: everything before the first colon is read as a scheme. */
const withoutScheme = (url: string) => /^[a-z0-9][a-z0-9.-]*:\d+([/?#]|$)/i.test(url)

export const schemeNotSupported: ReasonSentences = (f) =>
  withoutScheme(f.url)
    ? [
        `The address lacks \`http://\`: in ${quoted(f.url)}, the browser reads \`${scheme(f)}:\` as the scheme, and CORS works over HTTP and HTTPS. ${nothingSent(f)}`,
        `Write ${quoted(`http://${f.url}`)}.`,
      ]
    : otherScheme(f)

const otherScheme: ReasonSentences = (f) => (isOwnScheme(f) ? ownFiles(f) : foreignScheme(f))

/** The address is one of the application or extension that the page belongs to. */
const isOwnScheme = (f: Facts) =>
  ['application', 'extension'].includes(pageKind(f.pageUrl) ?? '') && f.pageUrl.startsWith(`${scheme(f)}:`)

const ownFiles: ReasonSentences = (f) => [
  `\`${scheme(f)}:\` is the scheme of the page’s own application, which answers there from its own files. Those are not simulated here. ${nothingSent(f)}`,
  'For an answer of a server, write its address with `https://`: a relative address stays inside of the application.',
]

const foreignScheme: ReasonSentences = (f) => [
  `CORS works over HTTP and HTTPS. This address begins with \`${scheme(f)}:\`. ${nothingSent(f)}`,
  f.pageUrl.startsWith('file:')
    ? 'The page itself was opened from a file, so every address without a scheme leads to a file too. Serve the folder with a small web server, and open the page over HTTP.'
    : 'Serve the page and the data over HTTP, also during development.',
]

const scheme = (f: Facts) => /^([a-z][a-z0-9+.-]*):/i.exec(f.url)?.[1]?.toLowerCase() ?? f.value

export const badPort: ReasonSentences = (f) => [
  `Browsers refuse port ${f.value || /:(\d+)$/.exec(f.server)?.[1] || ''} for HTTP, whatever the server says. ${nothingSent(f)}`,
  'Use another port.',
]

const foreignWorker: ReasonSentences = (f) => [
  `The script of a worker must have the page’s origin, and **${f.server}** has another one. ${nothingSent(f)}`,
  'No header can change this, not one of CORS either. Serve the file from where the page is. Or load its text with `fetch`, for which the server has to allow the page with CORS, and start the worker from `URL.createObjectURL(new Blob([text]))`.',
]

export const sameOriginMode: ReasonSentences = (f) => (f.asked.api === 'worker' ? foreignWorker(f) : otherOrigin(f))

const otherOrigin: ReasonSentences = (f) => [
  `The call allows only its own origin (mode \`same-origin\`), and **${f.server}** is another one. ${nothingSent(f)}`,
  'Leave the mode out to use CORS.',
]
