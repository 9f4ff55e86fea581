/** What became of the permission in a server that implements CORS and sent none: its own words for it. */
import { hostOf, pathOf } from '../../address.ts'
import { getHeader } from '../../header-list.ts'
import type { OwnCorsEvent } from '../../server-events.ts'
import { type Facts, statusOf } from '../facts.ts'
import { isOriginMisspelled, originDifference } from '../origins.ts'
import { joined, listed, quoted, sentences } from '../sentences.ts'

/** What happened inside the server, and what to change there; an empty text where the server does not tell. */
export function insideServer(f: Facts): string {
  const { ownCors: own } = f
  if (!own) return ''
  const where = hostOf(own.server) === f.server ? '' : ` of **${hostOf(own.server)}**`
  const it = `${quoted(own.by)}${own.line === undefined ? '' : ` on line ${own.line}`}${where}`
  switch (own.what) {
    case 'refused':
      return sentences(`${it} does not find \`${f.origin}\` in its list of origins.`, unset(own), addTo(f, 'its list'))
    case 'refused-by-function':
      return sentences(
        `${it} asked its ${FUNCTIONS[own.by] ?? '`origin` function'} about \`${f.origin}\`, and the function did not allow it, without an error.`,
        unset(own),
        addTo(f, 'what that function allows'),
      )
    case 'refused-with-error':
      return sentences(
        `${it} itself ended this request${f.response ? ` (${statusOf(f.response)})` : ''}: its \`origin\` function passed an error to the callback, as it does for an origin that it does not know. Call \`cb(null, false)\` there to refuse without an error.`,
        unset(own),
        addTo(f, 'its list'),
      )
    case 'off':
      return sentences(
        own.variables
          ? `${it} is made with an empty \`origin\`: ${variables(own.variables)}. So it allows nobody.`
          : `${it} is switched off: its \`origin\` is \`false\` or empty for this request, and so it sends no header at all.`,
        own.variables
          ? `Set ${own.variables.length > 1 ? 'them' : 'it'} where ${serverOf(f)} runs, to \`${f.origin}\` if ${f.page} may read the answer.`
          : f.preflight
            ? 'Where that depends on a cookie, `Authorization` or the body: a preflight carries none of these. Decide by the origin alone.'
            : '',
      )
    case 'too-late':
      return sentences(
        `${it} did not get this request: ${before(f)} answered it first. A middleware counts only for what comes after it: put ${quoted(own.by)} before that.`,
        unset(own),
      )
    case 'any-origin':
      return ''
    case 'several':
      return several(own)
    case 'other-requests':
      return forOthers(f, it, own)
    case 'unused':
      return `${it} only makes a middleware, and what it returned was not used: it never got a request. Register it once, at the start, instead of calling it inside another handler.`
    case 'passed-by':
      return sentences(
        `${it} had no part in this answer: nothing gave it this request.`,
        f.preflight
          ? 'Where a handler chooses it by the method, a cookie, `Authorization` or the body, a preflight goes past it: a preflight is OPTIONS, and carries none of these. Register it for every request.'
          : 'Register it for every request.',
      )
    case 'removed':
      return `${it} had allowed it: something after it took the header away again.`
    case 'absent':
      return absent(f, own)
    case 'set-elsewhere':
      return sentences(
        f.passed ? 'The answer to the preflight gave the permission, and this one does not. Both answers need it.' : '',
        own.place
          ? sentences(
              `${theLine(own)} sends Access-Control-Allow-Origin only if ${quoted(own.place)}: that was not so for this request, or it was not reached.`,
              own.near ? addTo(f, 'what is compared there') : '',
            )
          : `${theLine(own)} sends Access-Control-Allow-Origin, and this answer comes from elsewhere in the program${from(f)}. Let every answer that ${f.page} may read carry it.`,
        own.place ? '' : nearMiss(f),
      )
    case 'not-inherited':
      return `${it} does not count here: ${own.place ? quoted(own.place) : 'an inner level'} has \`add_header\` lines of its own, and takes over none of those of the levels above. Repeat the line there.`
    case 'not-for-errors':
      return `${it} is left out of error answers, unless the line ends with \`always\`: it counts for 200, 201, 204, 206, 301, 302, 303, 304, 307 and 308 only. Write \`always\` at its end.`
    case 'empty-value':
      return sentences(
        `${it} is left out, because its value is empty for this request${own.place ? `: it comes from ${quoted(own.place)}` : ''}.`,
        own.place?.startsWith('map ')
          ? addTo(f, 'that `map`')
          : `If ${f.page} may read the answer, see that the value is not empty for \`${f.origin}\`.`,
      )
  }
}

/** The server names whatever origin asks: what that means together with credentials. An empty text for any other. */
export function anyOrigin(f: Facts, allows: boolean): string {
  const { ownCors: own } = f
  if (own?.what !== 'any-origin') return ''
  const who = `${quoted(own.by)}${own.line === undefined ? '' : ` on line ${own.line}`} of **${hostOf(own.server)}** names whatever origin asks`
  return allows
    ? `${who}, and credentials are allowed: every page on the web, such as one on \`https://evil.test\`, can read this as the person who is logged in. Name the origins that may.`
    : `**Before credentials are allowed:** ${who}. Together, every page on the web, such as one on \`https://evil.test\`, could read this as the person who is logged in. Name the origins that may, first.`
}

/** The server’s own list or function refused the origin with an error: that error has no other reason. */
export const isOwnRefusal = ({ ownCors }: Facts): boolean => ownCors?.what === 'refused-with-error'

/**
 * A call to the page’s own origin that the server refused because of its `Origin`: browsers send it there too, with every
 * method but GET and HEAD. An empty text where the trace does not show that.
 */
export function refusedOwnOrigin(f: Facts): string {
  const { ownCors: own, request, response, printed } = f
  const sent = request && getHeader(request.headers, 'Origin')
  if (!sent || sent === 'null' || !response || response.status < 400) return ''
  const also = `${f.browser} sends \`Origin\` with ${f.asked.method} to the page’s own origin too.`
  if (own?.what.startsWith('refused')) return sentences(also, insideServer(f))
  const said = [response.body?.text ?? '', printed].find((text) => /\b(cors|origin)\b/i.test(text))
  if (said === undefined) return ''
  const line = said.split('\n').find((one) => /\b(cors|origin)\b/i.test(one)) ?? said
  return `${also} ${f.server} speaks of that: ${quoted(line.trim().slice(0, 120))}. If it has a list of origins, add \`${sent}\` to it.`
}

/** What the function that decides about an origin is called. */
const FUNCTIONS: Readonly<Record<string, string>> = { 'cors.New()': '`AllowOriginsFunc`' }

const theLine = ({ line, server }: OwnCorsEvent): string => `Line ${line ?? '?'} of **${hostOf(server)}**`

/** The handler that answered instead, as the end of a sentence. */
const from = ({ handler }: Facts): string =>
  handler?.route && handler.line !== undefined ? `, from ${quoted(handler.route)} on line ${handler.line}` : ''

/** Nothing in the text of the server sends the header. */
function absent(f: Facts, own: OwnCorsEvent): string {
  if (own.by === '' && f.behind)
    return `Nothing in the program of **${serverOf(f)}** sends Access-Control-Allow-Origin, and ${f.server} in front of it adds none. Add it in one of the two places, not in both.`
  if (own.by === '')
    return `Nothing in the program of ${serverOf(f)} sends Access-Control-Allow-Origin. If ${f.page} may read the answer, let it say so: nobody else can, because the permission travels on its response.`
  const inErrors = f.response && f.response.status >= 400 ? ', with `always`, so that errors carry it too' : ''
  return `No ${quoted(own.by)} of the configuration of ${serverOf(f)} sends Access-Control-Allow-Origin. If ${f.page} may read the answer, write one in ${own.place ? quoted(own.place) : 'its `server`'}${inErrors}.`
}

/**
 * The server’s text has no middleware that could have answered: what the response itself shows comes first then.
 */
export const isByHand = ({ ownCors }: Facts): boolean => ownCors?.by === '' || ownCors?.what === 'set-elsewhere'

/** It is there for another method or path. */
function forOthers(f: Facts, it: string, { by, place }: OwnCorsEvent): string {
  const only = `${it} is there for ${place ? quoted(place) : 'other requests'} only`
  if (by === 'add_header' && place && /\$http_origin\b/.test(place))
    return `${only}, and that condition does not match \`${f.origin}\`. ${nearMiss(f)} If ${f.page} may read the answer, extend the condition. Do not repeat the line outside of it: with \`$http_origin\` every page could read.`
  if (by === 'add_header') return `${only}, and another part of the configuration answered. Write the line there too.`
  if (f.passed)
    return `The answer to the preflight gave the permission, and this one does not: ${only}. Both answers need it. Put ${quoted(by)} where all requests pass.`
  if (place && !/^[A-Z]+[ ,]/.test(place))
    return `${only}, and this call goes to ${quoted(pathOf(f.url))}. Put ${quoted(by)} where all requests pass.`
  return f.preflight
    ? `${only}, and this preflight is an OPTIONS request: it never gets there. Let ${quoted(by)} answer OPTIONS too, before the routes.`
    : `${only}, and this request is another one: it never gets there. Put ${quoted(by)} where all requests pass.`
}

const serverOf = (f: Facts): string => (f.ownCors ? hostOf(f.ownCors.server) : f.server)

const addTo = (f: Facts, where: string): string =>
  sentences(
    nearMiss(f),
    isMeant(f)
      ? `If ${f.page} may read the answer, write \`${f.origin}\` there.`
      : `If ${f.page} may read the answer, add \`${f.origin}\` to ${where}, character for character.`,
  )

/** The entry of the server’s text that resembles the origin, and how it differs. */
function nearMiss({ ownCors: own, origin }: Facts): string {
  const { near } = own ?? {}
  if (!own || !near) return ''
  const where = near.line === own.line ? 'That line' : `Line ${near.line}`
  // A space at its end shows only in quotation marks.
  const written = near.text === near.text.trim() ? near.text : `"${near.text}"`
  return `${where} has ${quoted(written)}, and the page is \`${origin}\`. ${originDifference(near.pattern ?? near.text, origin)}`
}

const isMeant = ({ ownCors, origin }: Facts): boolean =>
  ownCors?.near !== undefined && isOriginMisspelled(ownCors.near.text, origin)

/** One server sends the header more than once, or with several values. */
function several({ by, lines = [], server }: OwnCorsEvent): string {
  const [first, ...more] = lines
  const who = hostOf(server)
  if (first === undefined) return `${who} itself sends all of them. Let it send ${by} once, with one value.`
  return more.length === 0
    ? `Line ${first} of **${who}** sends all of them. Send one of them: the origin that asked, if it is on your list, with \`Vary: Origin\`.`
    : `**${who}** itself sends ${by} in ${joined(lines.map((line) => `line ${line}`))}. Let one of these do it. Where your real server sends only one of them, the other is added on the way: by a proxy in front of it, or by an extension of the browser.`
}

/** The variables that the list is made from, where they are not set. */
export const unset = ({ variables: names }: OwnCorsEvent): string =>
  names
    ? `${names.length > 1 ? 'Variables' : 'A variable'} that this is made from ${names.length > 1 ? 'are' : 'is'} not set in this server: ${listed(names)}.`
    : ''

const variables = (names: readonly string[]): string =>
  `the variable${names.length > 1 ? 's' : ''} ${listed(names)} ${names.length > 1 ? 'are' : 'is'} not set in this server`

/** The handler that answered, with its line. */
function before({ handler }: Facts): string {
  if (!handler?.route) return 'something before it'
  return `${quoted(handler.route)}${handler.line === undefined ? '' : ` on line ${handler.line}`}`
}
