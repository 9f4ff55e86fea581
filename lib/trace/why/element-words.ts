/** What a page may do with the result of an element, a beacon, a form or an event stream. */

import { serializedOriginOf } from '../address.ts'
import type { Outcome } from '../events.ts'
import { getHeader } from '../header-list.ts'
import { notStarted } from './causes/not-started.ts'
import { type Facts, statusOf } from './facts.ts'
import { isRedirect, quoted, sentences } from './sentences.ts'

type ElementOutcome = Exclude<Outcome, { kind: 'response' | 'network-error' | 'invalid-request' | 'aborted' }>

const CROSSORIGIN = 'write `crossorigin` on the element, and let the server send Access-Control-Allow-Origin.'

/** Images, scripts and the rest: a page may use many things that it may not read. */
export function elementWords(f: Facts, outcome: ElementOutcome): string[] {
  switch (outcome.kind) {
    case 'load':
      if (f.asked.api === 'iframe') return shownInFrame(f)
      if (outcome.tainted) return [taintedWords(f), `To read it, ${CROSSORIGIN}`]
      if (outcome.muted)
        return [
          `The script of **${f.server}** runs in the page: elements load without CORS. Its source stays unreadable, and of its errors the page learns only “Script error.”`,
          `To see them, ${CROSSORIGIN}`,
        ]
      if (outcome.readable === false)
        return [
          `The style sheet of **${f.server}** is used: elements load without CORS. But the page may not read its rules.`,
          `To read them, ${CROSSORIGIN}`,
        ]
      return [`**${f.server}** answered, and the page may use what came.`]
    case 'open':
      return [`**${f.server}** gave its permission, and the stream is open: the page may read every message.`]
    case 'queued':
      return [
        `The beacon went out to **${f.server}**. Nobody reads the answer, so nobody needs a permission to read it.`,
      ]
    case 'submitted':
      if (f.asked.api === 'navigation')
        return [
          `The browser goes to **${f.server}**: a page may lead to any address, and needs nobody’s permission for it. The page and its script end there, so they see nothing of the answer.`,
        ]
      return [
        `A form may be sent to any origin, with its cookies: this is older than CORS. **${f.server}** got it${f.response && f.response.status >= 400 ? `, and answered with **${statusOf(f.response)}**` : ''}, and the page does not see the answer.`,
        `So a server must not take a request for wanted because it came: see that ${f.server} knows its own forms, with a token or by \`Origin\`.`,
      ]
    case 'refused':
      return ['The call was too large, so the browser did not take it.']
    default:
      return notUsed(f)
  }
}

function taintedWords(f: Facts): string {
  if (f.asked.api === 'audio')
    return `The page may play the sound of **${f.server}**: elements load without CORS. But it may not read it: Web Audio gets silence.`
  const what = f.asked.api === 'video' ? 'video' : 'image'
  return `The page may show the ${what} of **${f.server}**: elements load without CORS. But it may not read the ${what}: a canvas with it in it is **tainted**, and gives its pixels away no more.`
}

function shownInFrame(f: Facts): string[] {
  if (serializedOriginOf(f.url) === serializedOriginOf(f.pageUrl))
    return [`The frame shows what **${f.server}** answered.`]
  return [
    `The frame shows what **${f.server}** answered: a page may embed others without CORS. But its script may not reach into the frame, because the document there has another origin.`,
    'CORS does not change that. The two pages can send each other messages, with `postMessage`.',
  ]
}

function notUsed(f: Facts): string[] {
  if (f.down) return [`No answer came: ${notStarted(f.down)}`]
  if (f.broken) return [`No answer came from **${f.server}**. ${f.broken}`]
  const { response } = f
  if (!response) return [`**${f.server}** answered, but not with what the element can use.`]
  const type = getHeader(response.headers, 'Content-Type')
  if (f.asked.api === 'eventsource') return notAStream(f, response, type)
  const what = WANTED[f.asked.api]
  const isOk = response.status >= 200 && response.status <= 299
  const came = isOk || f.asked.api === 'img' ? (type === null ? 'without a Content-Type' : `with ${quoted(type)}`) : ''
  return [
    sentences(
      `**${f.server}** answered ${isOk ? came : `with **${statusOf(response)}**${came && `, ${came}`}`}${what ? `, and ${what}` : ''}: not with what the element can use.`,
      'This is not CORS.',
    ),
  ]
}

const WANTED: Readonly<Record<string, string>> = {
  img: 'an image takes bytes that can be decoded as one',
  script: 'a script is run only from a status of 200–299',
  stylesheet: 'a style sheet is used only with 200–299 and `text/css`',
  font: 'a font is used only with 200–299',
  video: 'a video is loaded only with 200–299 and a type such as `video/mp4`',
  audio: 'a sound is loaded only with 200–299 and a type such as `audio/mpeg`',
  manifest: 'a manifest is used only with 200–299',
  worker: 'a worker’s script is run only from a status of 200–299',
}

/** https://html.spec.whatwg.org/multipage/server-sent-events.html#sse-processing-model: 200 and `text/event-stream`. */
function notAStream(f: Facts, response: NonNullable<Facts['response']>, type: string | null): string[] {
  const { status } = response
  if (status !== 200)
    return [
      `**${f.server}** answered with **${statusOf(response)}**. An EventSource opens only with 200, and does not try again after anything else.`,
      status === 401 || status === 403
        ? `This is not CORS: ${f.server} wants to know who asks. An EventSource sends no \`Authorization\`; with \`withCredentials\` it sends cookies.`
        : isRedirect(status)
          ? `Let the address lead to the stream.`
          : status === 204
            ? 'With 204 a server tells the page to stop asking.'
            : `This is not CORS: the reason is with ${f.server}.`,
    ]
  const essence = type?.split(';', 1)[0]?.trim().toLowerCase()
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(type ?? '')?.[1]
  if (essence === 'text/event-stream')
    return [
      charset && !/^utf-?8$/i.test(charset)
        ? `**${f.server}** answered with the charset ${quoted(charset)}, in ${quoted(type ?? '')}. An event stream is UTF-8, and ${f.browser} opens no other.`
        : `**${f.server}** answered, and the stream did not open or has ended.`,
      charset && !/^utf-?8$/i.test(charset) ? 'Send `Content-Type: text/event-stream`.' : '',
    ]
  return [
    `**${f.server}** answered ${type === null ? 'without a Content-Type' : `with the type ${quoted(type)}`}. An EventSource opens only what is \`text/event-stream\`, so ${f.browser} closed the connection. This is not CORS.`,
    'Send `Content-Type: text/event-stream`. For a single answer in JSON, use `fetch`.',
  ]
}
