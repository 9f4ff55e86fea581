/** The page's own headers forbid the request: the server has no part in it. */
import { hostOf, serializedOriginOf } from '../../address.ts'
import type { Api } from '../../event-parts.ts'
import type { Facts } from '../facts.ts'
import { quoted, type ReasonSentences, sentences } from '../sentences.ts'

/** The directive for each kind of request, and what its list is for, after "where the page may". */
const DIRECTIVES: Readonly<Record<Api, readonly [name: string, what: string]>> = {
  fetch: ['connect-src', 'connect to'],
  xhr: ['connect-src', 'connect to'],
  eventsource: ['connect-src', 'connect to'],
  beacon: ['connect-src', 'connect to'],
  img: ['img-src', 'load images from'],
  script: ['script-src', 'load scripts from'],
  stylesheet: ['style-src', 'load style sheets from'],
  font: ['font-src', 'load fonts from'],
  form: ['form-action', 'send its forms to'],
  video: ['media-src', 'load video and sound from'],
  audio: ['media-src', 'load video and sound from'],
  manifest: ['manifest-src', 'load its manifest from'],
  iframe: ['frame-src', 'load frames from'],
  worker: ['worker-src', 'load workers from'],
  // No directive says where a page may lead.
  navigation: ['default-src', 'go'],
}

export const contentSecurityPolicy: ReasonSentences = (f) => {
  const [name, what] = DIRECTIVES[f.asked.api]
  const [written = '', ...sources] = f.value.split(' ')
  const redirected = f.hops.at(-1)
  return [
    sentences(
      `The page itself forbids this. Its own header \`Content-Security-Policy\` lists where the page may ${what}, with ${quoted(f.value)}, and **${f.server}** is not in that list.`,
      redirected
        ? `**${hostOf(redirected.from)}** was, and redirected there: every address on the way is compared. Nothing was sent to ${f.server}.`
        : 'Nothing was sent.',
    ),
    sentences(
      `This is not CORS: no header of **${f.server}** can change it, because it was never asked. Change the header of the page:`,
      written === name || written.startsWith(`${name}-`)
        ? `${quoted(extended(f, written, sources))}.`
        : `\`${written}\` applies because there is no \`${name}\`, so add ${quoted(extended(f, name, sources))}.`,
      'What the server allows with CORS is looked at after that.',
    ),
    misread(sources),
  ]
}

/** The directive with one more source, which allows what was refused and no more than its origin. */
function extended(f: Facts, name: string, sources: readonly string[]): string {
  const kept = sources.filter((source) => source.toLowerCase() !== "'none'" && !KEYWORDS_OF_CODE.test(source))
  return [name, ...kept, sourceFor(f, sources)].join(' ')
}

/** Of `default-src`, these are about the code in the page and mean nothing in another list. */
const KEYWORDS_OF_CODE = /^'(?:unsafe-|strict-dynamic|nonce-|sha\d|wasm-|report-sample)/i

/** The origin; with the path where the list has paths of that host, because these were meant to limit it. */
function sourceFor(f: Facts, sources: readonly string[]): string {
  const origin = serializedOriginOf(f.url)
  const hasPaths = sources.some((source) => source.includes(`${hostOf(f.url)}/`))
  return hasPaths ? origin + new URL(f.url).pathname : origin
}

/** An expression that is not what its author meant. */
function misread(sources: readonly string[]): string {
  const bare = sources.find((source) => /^(?:self|none)$/i.test(source))
  if (bare) return `Without quotation marks, \`${bare}\` is the name of a host. The keyword is written \`'${bare}'\`.`
  const inQuotes = sources.find((source) => /^'[^']*[.:/][^']*'$/.test(source))
  if (inQuotes)
    return `Only keywords have quotation marks: ${quoted(inQuotes)} is ignored. Write the address without them.`
  return ''
}

export const embedderPolicy: ReasonSentences = (f) => (f.asked.api === 'worker' ? workerPolicy(f) : embedded(f))

const workerPolicy: ReasonSentences = (f) => [
  `**${f.server}** answered, and the page does not run the worker: with its own header \`Cross-Origin-Embedder-Policy: ${f.value}\` it runs only workers whose script comes with that header too.`,
  `Send \`Cross-Origin-Embedder-Policy: ${f.value}\` with the worker’s script.`,
]

const embedded: ReasonSentences = (f) => [
  `**${f.server}** answered, and the page keeps the answer out itself: with its own header \`Cross-Origin-Embedder-Policy: ${f.value}\` it loads from other origins only what says that it may be embedded.${f.value === 'credentialless' ? ' That counts here because the request carried credentials.' : ''}`,
  `Either **${f.server}** sends \`Cross-Origin-Resource-Policy: cross-origin\` with it, or the page asks with CORS (\`crossorigin\` on the element), and the server allows the page’s origin. Where the server cannot be changed, \`Cross-Origin-Embedder-Policy: credentialless\` on the page loads such things without cookies.`,
]
