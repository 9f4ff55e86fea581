/** Why a call was not refused, and what the script can use of it. */
import type { DecisionEvent, Outcome, RequestEvent, Trace } from '../events.ts'
import { getHeader, headerValues } from '../header-list.ts'
import { asThePerson, keptForOthers, leavesStandard, readableError, throughProxy } from './asides.ts'
import { asksAgain } from './causes/asks-again.ts'
import { aboutCookies } from './causes/cookies.ts'
import { hiddenHeaders } from './causes/hidden-headers.ts'
import { pageInsteadOfData } from './causes/html-page.ts'
import { notStarted } from './causes/not-started.ts'
import { type Facts, isOpaquePage } from './facts.ts'
import { listed } from './sentences.ts'

/** The paragraphs for a call that no rule refused. */
export function allowedWords(trace: Trace, f: Facts, outcome: Outcome): readonly string[] {
  const own = trace.filter((e) => 'call' in e && e.call === f.asked.call)
  const decisions = own.filter((e): e is DecisionEvent => e.type === 'decision')
  const cross = decisions.some((d) => d.rule === 'same-origin' && !d.passed)
  if (outcome.kind === 'invalid-request')
    return [`The call is not a valid request: ${outcome.message.replace(/\.?$/, '.')}`, 'Nothing was sent.']
  if (outcome.kind === 'aborted') return ['The script aborted its call before an answer was there.']
  if (outcome.kind === 'network-error') return [`${f.browser} gave up on the call: ${outcome.message}`]
  if (outcome.kind !== 'response') return [...elementWords(f, outcome), ...aboutCookies(trace, f)]
  if (outcome.responseType === 'opaqueredirect')
    return [
      `**${f.server}** answered with a redirect, and the call said \`redirect: 'manual'\`: the script gets an **opaque** response, and learns nothing of where it leads.`,
    ]
  if (outcome.responseType === 'opaque')
    return [
      `The request went out and **${f.server}** answered, but the script gets an **opaque** response: no status, no headers, no body.`,
      'Mode `no-cors` does not switch CORS off. It says: I do not need to read the answer. Take it away, and let the server send Access-Control-Allow-Origin.',
      ...aboutCookies(trace, f),
    ]
  if (!cross)
    return [
      `**${f.server}** is the page’s own origin. The same-origin policy allows it, and CORS has no part in it.`,
      throughProxy(f),
      readableError(f),
      pageInsteadOfData(f),
      ...aboutCookies(trace, f),
    ]
  const allow = decisions.findLast((d) => d.rule === 'allow-origin' && d.passed)
  const remembered = own.some((e) => e.type === 'cache' && e.cache === 'preflight' && e.what === 'hit')
  return [
    allow?.observed === '*'
      ? `**${f.server}** says \`Access-Control-Allow-Origin: *\`: every page may read this answer. So ${f.browser} hands it to the script.`
      : allow
        ? `**${f.server}** names **${f.origin === 'null' ? 'null' : f.page}** in Access-Control-Allow-Origin, so ${f.browser} hands the answer to the script.`
        : `${f.browser} hands the answer to the script.`,
    readableError(f),
    f.passed
      ? `It asked first, with a preflight${because(own)}, and the server said yes.`
      : remembered
        ? 'It did not ask again: the answer to an earlier preflight for this URL is remembered.'
        : '',
    outOfCache(f),
    asksAgain(trace, f),
    leavesStandard(decisions, f),
    throughProxy(f),
    hiddenHeaders(trace, f),
    pageInsteadOfData(f),
    ...aboutCookies(trace, f),
    asThePerson(f) || allowsNull(f),
    keptForOthers(f),
  ]
}

/** The parts of the call that need a permission by the preflight. */
function because(own: Trace): string {
  const preflight = own.findLast((e): e is RequestEvent => e.type === 'request' && e.purpose === 'preflight')
  const method = (preflight && getHeader(preflight.headers, 'Access-Control-Request-Method')) ?? ''
  const names = (preflight && getHeader(preflight.headers, 'Access-Control-Request-Headers')) ?? ''
  const unsafe = [
    ...(/^(GET|HEAD|POST)$/.test(method) ? [] : [method]),
    ...names.split(',').map((name) => name.trim()),
  ].filter(Boolean)
  return unsafe.length === 0
    ? ''
    : `, because ${listed(unsafe)} need${unsafe.length > 1 ? '' : 's'} a permission of ${unsafe.length > 1 ? 'their' : 'its'} own`
}

function outOfCache(f: Facts): string {
  if (f.kept === 'browser')
    return `The answer came out of ${f.browser}’s own cache: ${f.server} was not asked this time.`
  return f.kept === 'shared'
    ? `The answer came out of a shared cache at ${f.server}, where an earlier request had left it.`
    : ''
}

function allowsNull(f: Facts): string {
  return f.origin === 'null' &&
    isOpaquePage(f) &&
    headerValues(f.response?.headers ?? [], 'Access-Control-Allow-Origin').includes('null')
    ? 'The word `null` is the origin of every file and every sandboxed frame, on whatever page: to allow it is to allow anybody.'
    : ''
}

type ElementOutcome = Exclude<Outcome, { kind: 'response' | 'network-error' | 'invalid-request' | 'aborted' }>

/** Images, scripts and the rest: a page may use many things that it may not read. */
function elementWords(f: Facts, outcome: ElementOutcome): string[] {
  switch (outcome.kind) {
    case 'load':
      if (outcome.tainted)
        return [
          `The page may show the image of **${f.server}**: elements load without CORS. But it may not read the image: a canvas with it in it is **tainted**, and gives its pixels away no more.`,
          'To read it, write `crossorigin` on the element, and let the server send Access-Control-Allow-Origin.',
        ]
      if (outcome.muted)
        return [
          `The script of **${f.server}** runs in the page: elements load without CORS. Its source stays unreadable, and of its errors the page learns only “Script error.”`,
          'To see them, write `crossorigin` on the element, and let the server send Access-Control-Allow-Origin.',
        ]
      if (outcome.readable === false)
        return [
          `The style sheet of **${f.server}** is used: elements load without CORS. But the page may not read its rules.`,
          'To read them, write `crossorigin` on the element, and let the server send Access-Control-Allow-Origin.',
        ]
      return [`**${f.server}** answered, and the page may use what came.`]
    case 'open':
      return [`**${f.server}** gave its permission, and the stream is open: the page may read every message.`]
    case 'queued':
      return [
        `The beacon went out to **${f.server}**. Nobody reads the answer, so nobody needs a permission to read it.`,
      ]
    case 'submitted':
      return [
        `A form may be sent to any origin, with its cookies: this is older than CORS. **${f.server}** got it, and the page does not see the answer.`,
        `So a server must not take a request for wanted because it came: see that ${f.server} knows its own forms, with a token or by \`Origin\`.`,
      ]
    case 'refused':
      return ['The call was too large, so the browser did not take it.']
    default:
      return [
        f.down
          ? `No answer came: ${notStarted(f.down)}`
          : f.broken
            ? `No answer came from **${f.server}**. ${f.broken}`
            : `**${f.server}** answered, but not with what the element can use.`,
      ]
  }
}
