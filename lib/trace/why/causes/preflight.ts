/** The preflight's own checks: its status, its lists, what it asked for. */

import { getHeader } from '../../header-list.ts'
import { credentialsSwitch } from '../credentials-switch.ts'
import { type Facts, statusOf, withCredentials } from '../facts.ts'
import { came, quoted, type ReasonSentences, sentences } from '../sentences.ts'
import { onTheRequest } from './allow-origin.ts'
import { whyPreflightFailed } from './preflight-status.ts'
import { redirectAdvice } from './redirects.ts'

const never = (f: Facts) => `so ${f.browser} never sends the real request`

export const redirect: ReasonSentences = (f) => {
  const to = f.response && getHeader(f.response.headers, 'Location')
  return [
    `**${f.server}** answered the preflight with a redirect${to ? ` to \`${to}\`` : ''}. A preflight does not follow redirects, ${never(f)}.`,
    sentences(
      to ? redirectAdvice(f.url, to, true) : '',
      `Call the final address, or let ${f.server} answer OPTIONS where it is asked.`,
    ),
  ]
}

export const status: ReasonSentences = (f) => [
  `**${f.server}** answered the preflight with ${f.response ? `**${statusOf(f.response)}**` : 'a status other than 200–299'}. Anything but 200–299 is a no, ${never(f)}.`,
  whyPreflightFailed(f) || 'Answer OPTIONS with 204.',
]

const list =
  (name: string, of: string): ReasonSentences =>
  (f) => [
    `${came(f)}, but its **${name}** cannot be read: ${quoted(f.value)}, ${never(f)}.`,
    `It is a list of ${of} with commas between them, without quotation marks.`,
  ]

export const methodsSyntax = list('Access-Control-Allow-Methods', 'method names')
export const headersSyntax = list('Access-Control-Allow-Headers', 'header names')

const allowed = (f: Facts, name: string) => (f.response ? getHeader(f.response.headers, name) : null)

const said = (f: Facts, name: string) => {
  const value = allowed(f, name)
  if (value === null) return `**${f.server}** sent no ${name}`
  if (value === '') return `**${f.server}** sent an empty ${name}`
  return `**${f.server}** allows only ${quoted(value)} in ${name}`
}

/** With credentials `*` is a name like any other. */
const literalStar = (f: Facts, name: string) =>
  withCredentials(f) && allowed(f, name)?.includes('*')
    ? `The call carries credentials (${credentialsSwitch(f)}), and for those \`*\` is no wildcard.`
    : ''

/** Methods that browsers do not convert to upper case, and this one is in lower case. */
export const isMethodCase = (f: Facts): boolean => f.value !== f.value.toUpperCase()

export const method: ReasonSentences = (f) => [
  `${f.browser} asked whether it may send \`${f.value || f.method}\`. ${said(f, 'Access-Control-Allow-Methods')}, ${never(f)}.`,
  isMethodCase(f)
    ? `Methods are compared letter by letter. Browsers write GET, HEAD, POST, PUT, DELETE and OPTIONS in capitals, and leave every other method as it is. Write \`${f.value.toUpperCase()}\` in the call.`
    : sentences(
        literalStar(f, 'Access-Control-Allow-Methods'),
        `Let the answer to OPTIONS name \`${f.value || f.method}\` in Access-Control-Allow-Methods.`,
      ),
]

/** The type that made the browser ask: the script's, or the one that the body has by itself, as a `Blob` does. */
function typeOfBody(f: Facts): string {
  const own = f.because.find((c) => c.what === 'header' && c.name.toLowerCase() === 'content-type')
  if (own?.what !== 'header' || own.value === null) return ''
  const which = 'which is not one of the three types that a form can send and that go without asking.'
  const plain =
    f.asked.api === 'beacon' ? ' A body of the type `text/plain`, such as a string, needs no permission.' : ''
  return own.byScript
    ? `The script sends ${quoted(own.value)}, ${which}`
    : `The body itself has the type ${quoted(own.value)}, ${which}${plain}`
}

export const header: ReasonSentences = (f) => {
  const name = f.value.toLowerCase()
  return [
    `${f.browser} asked whether it may send the header \`${f.value}\`. ${said(f, 'Access-Control-Allow-Headers')}, ${never(f)}.`,
    /^access-control-allow-/.test(name)
      ? onTheRequest(f)
      : sentences(
          name === 'content-type'
            ? typeOfBody(f)
            : name === 'x-requested-with'
              ? 'Libraries such as jQuery add this header; where nobody needs it, leave it out.'
              : '',
          name === 'authorization' && allowed(f, 'Access-Control-Allow-Headers')?.includes('*')
            ? '`*` does not stand for `Authorization`: it has to be listed by name.'
            : literalStar(f, 'Access-Control-Allow-Headers'),
          `Let the answer to OPTIONS name \`${f.value}\` in Access-Control-Allow-Headers, or do not send it.`,
        ),
  ]
}
