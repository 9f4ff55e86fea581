import { hostOf } from '../trace/address.ts'
import type { Trace } from '../trace/events.ts'
import { getHeader } from '../trace/header-list.ts'
import { throughProxy } from '../trace/why/asides.ts'
import { becauseOf } from '../trace/why/causes/asked-because.ts'
import { asksAgain } from '../trace/why/causes/asks-again.ts'
import { aboutCookies } from '../trace/why/causes/cookies.ts'
import { statusOf } from '../trace/why/facts.ts'
import { listed, quoted, sentences } from '../trace/why/sentences.ts'
import { copyProblem } from './cached-copies.ts'
import { type CallFacts, callFacts, outcomeOf } from './call-facts.ts'
import type { Expectation, Probe } from './exercise.ts'
import { findCall, missingCall } from './missing-call.ts'
import { rejectionProblem } from './rejection.ts'
import { secretNotRead, secretRead } from './secret-read.ts'
import { sentJsonProblem } from './sent-json.ts'

/**
 * The expectations that a probe's trace does not meet: what came, and why, as sentences for the learner. Backticks and
 * `**…**` mark what matters. Empty: the probe passed. It reads only the trace, so it cannot disagree with what the
 * learner sees.
 */
export function unmetExpectations(probe: Probe, trace: Trace): readonly string[] {
  const { expect } = probe
  if (expect.secretRead === true) return secretNotRead(probe, trace)
  if (expect.secretRead === false) {
    const read = secretRead(trace)
    if (read) return [read]
    // A stranger's page that calls nothing reads nothing.
    if (Object.keys(expect).length === 1) return []
  }
  if (expect.runsOthers === false) {
    const ran = ranElsewhere(trace)
    if (ran) return [ran]
    if (Object.keys(expect).length === 1) return []
  }
  const call = findCall(probe, trace)
  if (!call) return [missingCall(probe, trace)]
  const facts = callFacts(call, trace)
  const outcome = outcomeProblem(expect, facts)
  // A call that failed has one cause: what else is missing follows from it.
  if (outcome && outcomeOf(facts) !== 'readable' && expect.outcome !== 'refused')
    return [askingProblem(expect, facts), outcome].filter((problem) => problem !== null)
  const problems = [
    outcome,
    cookieProblem(expect, facts, trace),
    expect.sentJson ? sentJsonProblem(call.call, trace) : null,
    statusProblem(expect, facts),
    failureProblem(expect, facts),
    askingProblem(expect, facts),
    reachedProblem(expect, facts),
    answeredByProblem(expect, facts),
    expect.rejected ? rejectionProblem(call, trace) : null,
    preflightsProblem(expect, facts, trace),
    ...headerProblems(expect, facts),
    containsProblem(expect, facts),
    expect.copies === undefined ? null : copyProblem(call.url, trace),
  ].filter((problem) => problem !== null)
  return [...new Set(problems)]
}

function outcomeProblem({ outcome }: Expectation, facts: CallFacts): string | null {
  const was = outcomeOf(facts)
  if (outcome === undefined || was === outcome) return null
  if (was === 'unsettled') return 'The run ended before the call had an answer.'
  if (facts.why) return facts.why
  return was === 'readable' ? 'The script got the answer.' : 'The script did not get the answer.'
}

function statusProblem({ status }: Expectation, { settled, facts, why }: CallFacts): string | null {
  if (status === undefined) return null
  if (settled?.outcome.kind !== 'response') return why || 'The script got no status.'
  if (settled.outcome.status === status) return null
  const { route, line } = facts?.handler ?? {}
  const came = `The status is **${statusOf(settled.outcome)}**, and should be ${status}.`
  if (facts?.noRoute != null)
    return sentences(came, `**${facts.server}** has no route for ${quoted(`${facts.method} ${pathOf(facts.url)}`)}.`)
  return route === undefined
    ? came
    : sentences(came, `It comes from ${quoted(route)}${line === undefined ? '' : ` in line ${line}`}.`)
}

const pathOf = (url: string) => new URL(url).pathname

/** That a script ran in a document that the page has opened; null where none has made a call. */
function ranElsewhere(trace: Trace): string | null {
  const call = trace.find((event) => event.type === 'call' && event.document !== undefined)
  if (call?.type !== 'call' || !call.document) return null
  return `A script ran on **${hostOf(call.document.origin)}**, and called ${quoted(`${call.method} ${call.url}`)}.`
}

function containsProblem({ contains }: Expectation, { facts, settled }: CallFacts): string | null {
  // After "304 Not Modified" the script has what the browser had kept.
  const got = settled?.outcome.kind === 'response' ? settled.outcome.body : null
  if (contains === undefined || [got, facts?.response?.body].some((body) => body?.text?.includes(contains))) return null
  return `The answer does not contain ${quoted(contains)}.`
}

function failureProblem({ failure }: Expectation, facts: CallFacts): string | null {
  if (failure === undefined || facts.failure?.reason === failure) return null
  return facts.why || 'The call was not refused.'
}

function askingProblem({ preflighted }: Expectation, { preflights, facts }: CallFacts): string | null {
  const browser = facts?.browser ?? 'The browser'
  if (preflighted === true && preflights === 0)
    return `${browser} did not ask first: nothing in this call needs a permission to be sent.`
  if (preflighted !== false || preflights === 0) return null
  const because = becauseOf(facts?.because ?? [])
  return because ? `${browser} asked first, because ${because}.` : `${browser} asked first, with a preflight.`
}

function reachedProblem({ reached, outcome }: Expectation, call: CallFacts): string | null {
  const { facts } = call
  if (reached === true && !call.reached) {
    if (!call.sent) return call.why || 'The request was not sent.'
    const { noRoute } = facts ?? {}
    return noRoute == null
      ? `No route of **${facts?.server}** answered this request.`
      : `**${facts?.server}** has no route for this request, so it said ${noRoute}.`
  }
  if (reached !== false || !call.reached) return null
  // Where the answer could be read, its explanation has said so already.
  const did = `The request was sent, and **${facts?.server}** did what it asks${outcome === 'refused' && call.failure ? ', although the answer was kept' : ''}.`
  return sentences(
    did,
    facts?.passed ? `The preflight was answered with ${listed(permissions(facts.passed.headers))}.` : '',
  )
}

const PERMISSIONS = ['Access-Control-Allow-Origin', 'Access-Control-Allow-Methods', 'Access-Control-Allow-Headers']

const permissions = (headers: Parameters<typeof getHeader>[0]): readonly string[] =>
  PERMISSIONS.flatMap((name) => {
    const value = getHeader(headers, name)
    return value === null ? [] : [`${name}: ${value}`]
  })

function answeredByProblem({ answeredBy }: Expectation, { answeredBy: who, facts }: CallFacts): string | null {
  if (answeredBy === undefined || who.has(answeredBy)) return null
  if (facts?.behindFailed) return throughProxy(facts)
  return `The answer did not come from **${hostOf(answeredBy)}**${facts?.response ? `: **${facts.maker}** made it itself` : ''}.`
}

function preflightsProblem({ mostPreflights }: Expectation, { facts }: CallFacts, trace: Trace): string | null {
  const all = trace.filter((event) => event.type === 'request' && event.purpose === 'preflight').length
  if (mostPreflights === undefined || all <= mostPreflights) return null
  return sentences(
    `There ${all === 1 ? 'was 1 preflight' : `were ${all} preflights`}; ${mostPreflights} should be enough.`,
    facts ? asksAgain(trace, facts) : '',
  )
}

function cookieProblem({ cookieSent }: Expectation, call: CallFacts, trace: Trace): string | null {
  if (cookieSent === false && call.cookieSent) return 'The request carried a cookie.'
  if (cookieSent !== true || call.cookieSent) return null
  const [why = 'The browser has none for this server.'] = call.facts ? aboutCookies(trace, call.facts) : []
  return `The request carried no cookie. ${why}`
}

function headerProblems(
  { visibleHeaders = [], hiddenHeaders = [] }: Expectation,
  { settled, facts }: CallFacts,
): string[] {
  const headers = settled?.outcome.kind === 'response' ? settled.outcome.headers : []
  const sent = facts?.response?.headers ?? []
  const unseen = visibleHeaders.filter((name) => getHeader(headers, name) === null)
  const seen = hiddenHeaders.filter((name) => getHeader(headers, name) !== null)
  const list = getHeader(sent, 'Access-Control-Expose-Headers')
  const exposes =
    list === null
      ? 'The answer has no Access-Control-Expose-Headers.'
      : `The answer exposes ${quoted(list)}, and no other header.`
  return [
    ...unseen.map((name) =>
      getHeader(sent, name) === null
        ? `**${facts?.server}** sends no header ${quoted(name)} in this answer.`
        : `The answer has ${quoted(name)}, and the script cannot read it. ${exposes}`,
    ),
    ...seen.map((name) =>
      sentences(`The script can read ${quoted(name)}.`, list === null ? '' : `The answer exposes ${quoted(list)}.`),
    ),
  ]
}
