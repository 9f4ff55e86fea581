/** Why a call was not refused, and what the script can use of it. */
import type { DecisionEvent, Outcome, Trace } from '../events.ts'
import { headerValues } from '../header-list.ts'
import { asThePerson, keptForOthers, leavesStandard, readableError, throughProxy } from './asides.ts'
import { becauseOf } from './causes/asked-because.ts'
import { asksAgain } from './causes/asks-again.ts'
import { aboutCookies } from './causes/cookies.ts'
import { hiddenHeaders } from './causes/hidden-headers.ts'
import { pageInsteadOfData } from './causes/html-page.ts'
import { withheldOrigin } from './causes/origin-null.ts'
import { refusedOwnOrigin } from './causes/own-cors.ts'
import { passedOverExposed, passedOverForPage } from './causes/passed-over.ts'
import { passwordInAddress } from './causes/password-in-address.ts'
import { takenAway } from './causes/taken-away.ts'
import { elementWords } from './element-words.ts'
import { type Facts, isOpaquePage } from './facts.ts'

/** The paragraphs for a call that no rule refused. */
export function allowedWords(trace: Trace, f: Facts, outcome: Outcome): readonly string[] {
  const own = trace.filter((e) => 'call' in e && e.call === f.asked.call)
  const decisions = own.filter((e): e is DecisionEvent => e.type === 'decision')
  const cross = decisions.some((d) => d.rule === 'same-origin' && !d.passed)
  if (outcome.kind === 'invalid-request')
    return [
      `The call is not a valid request: ${outcome.message.replace(/\.?$/, '.')}`,
      'Nothing was sent.',
      passwordInAddress(f),
    ]
  if (outcome.kind === 'aborted') return ['The script aborted its call before an answer was there.']
  if (outcome.kind === 'network-error') return [`${f.browser} gave up on the call: ${outcome.message}`]
  if (outcome.kind !== 'response')
    return [...elementWords(f, outcome), withheldOrigin(f), ...takenAway(f), ...aboutCookies(trace, f)]
  if (outcome.responseType === 'opaqueredirect')
    return [
      `**${f.server}** answered with a redirect, and the call said \`redirect: 'manual'\`: the script gets an **opaque** response, and learns nothing of where it leads.`,
    ]
  if (outcome.responseType === 'opaque')
    return [
      `The request went out and **${f.server}** answered, but the script gets an **opaque** response: no status, no headers, no body.`,
      'Mode `no-cors` does not switch CORS off. It says: I do not need to read the answer. Take it away, and let the server send Access-Control-Allow-Origin.',
      withheldOrigin(f),
      ...takenAway(f),
      ...aboutCookies(trace, f),
    ]
  const refused = cross ? '' : refusedOwnOrigin(f)
  if (!cross)
    return [
      `**${f.server}** is the page’s own origin. The same-origin policy allows it, ${refused ? 'so the browser asks for no permission' : 'and CORS has no part in it'}.`,
      throughProxy(f),
      readableError(f, refused),
      withheldOrigin(f),
      ...takenAway(f),
      pageInsteadOfData(f),
      ...(pageInsteadOfData(f) ? passedOverForPage(f) : []),
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
      ? `It asked first, with a preflight${because(f)}, and the server said yes.`
      : remembered
        ? 'It did not ask again: the answer to an earlier preflight for this URL is remembered.'
        : '',
    outOfCache(f),
    asksAgain(trace, f),
    leavesStandard(decisions, f),
    ...takenAway(f),
    throughProxy(f),
    hiddenHeaders(trace, f),
    ...(hiddenHeaders(trace, f) ? passedOverExposed(f) : []),
    pageInsteadOfData(f),
    ...aboutCookies(trace, f),
    asThePerson(f) || allowsNull(f),
    keptForOthers(f),
  ]
}

/** What made the browser ask, as the end of a clause. */
function because({ because }: Facts): string {
  const clause = becauseOf(because)
  return clause && `, because ${clause}`
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
