/** Further remarks on a response that the script may read. Each is one paragraph, or an empty text. */

import { hostOf } from '../address.ts'
import type { DecisionEvent } from '../events.ts'
import { getHeader } from '../header-list.ts'
import { anyOrigin } from './causes/own-cors.ts'
import { printedError, whoAnswered } from './causes/who-answered.ts'
import { credentialsSwitch } from './credentials-switch.ts'
import { type Facts, statusOf, withCredentials } from './facts.ts'
import { sentences } from './sentences.ts'

/** The browser allows what the standard refuses. */
export function leavesStandard(decisions: readonly DecisionEvent[], f: Facts): string {
  const decision = decisions.find((d) => d.passed && d.standard && !d.standard.passed)
  if (!decision?.standard) return ''
  return `${f.browser} lets this pass. ${decision.standard.note}`
}

/**
 * An error that the script can read.
 * @param known the reason, where the trace shows it
 */
export function readableError(f: Facts, known = ''): string {
  const status = f.response?.status ?? 200
  if (!f.response || status < 400) return ''
  if (known) return `The script can read the answer, and it is an error, **${statusOf(f.response)}**. ${known}`
  const next =
    status === 401
      ? `**${f.maker}** wants to know who asks.`
      : status === 403
        ? `**${f.maker}** refuses it: look there for the reason, often who asks.`
        : status === 429
          ? 'There were too many calls: wait, and call less often.'
          : status >= 500
            ? `The reason is in the log of **${f.maker}**${printedError(f) && `: its code failed${printedError(f)}`}.`
            : 'See whether the address and what was sent are right.'
  return `The answer is an error, **${statusOf(f.response)}**, and not one of CORS: the script can read it. ${sentences(next, whoAnswered(f))}`
}

/** A server that allows credentials lets the page read as the person who is logged in. */
export function asThePerson(f: Facts): string {
  const headers = f.response?.headers ?? []
  if (!withCredentials(f) || getHeader(headers, 'Access-Control-Allow-Credentials') !== 'true') return ''
  const any = anyOrigin(f, true)
  if (any) return any
  if (!f.cookies.some((c) => c.what === 'sent')) return ''
  if (f.origin === 'null')
    return `**${f.server}** allows \`null\` with credentials. Every sandboxed frame has that origin, on whatever page it stands: anybody can read this with the person’s cookies. Take \`null\` off the list.`
  return `With \`Access-Control-Allow-Credentials: true\`, **${f.page}** reads it as the person who is logged in there. See that ${f.server} holds the whole origin against a list: a server that repeats every \`Origin\`, or looks only at its beginning or end, opens this to any page.`
}

/** A response for one origin, or for one person, that a cache may give to another one. */
export function keptForOthers(f: Facts): string {
  const headers = f.response?.headers ?? []
  const control = getHeader(headers, 'Cache-Control') ?? ''
  if (/no-store|private/i.test(control)) return ''
  if (isForOnePerson(f) && /public|s-maxage=[1-9]/i.test(control))
    return `The call carried credentials, and \`Cache-Control: ${control.replaceAll('`', '’')}\` lets a shared cache keep the answer: it may hand what is meant for this person to somebody else. Send \`private\` or \`no-store\` with answers that depend on who is logged in.`
  const allowed = getHeader(headers, 'Access-Control-Allow-Origin')
  if (allowed === null || allowed === '*' || !/max-age=[1-9]|public|immutable/i.test(control)) return ''
  if (/(^|[\s,])(origin|\*)([\s,]|$)/i.test(getHeader(headers, 'Vary') ?? '')) return ''
  return `A cache may keep this answer, and it names one origin. If ${f.server} answers other origins with another value, it has to send \`Vary: Origin\`: without it the cache hands this answer to their pages too, and they are refused. If the value is always the same, nothing is missing.`
}

const isForOnePerson = (f: Facts) =>
  f.cookies.some((c) => c.what === 'sent') || getHeader(f.request?.headers ?? [], 'Authorization') !== null

/** The page calls its own origin, and a server behind a proxy there answers. */
export function throughProxy(f: Facts): string {
  if (f.behindFailed)
    return `${f.server} tried to send it on to **${hostOf(f.behindFailed.to)}**, and no answer came from there.`
  if (!f.behind) return ''
  return `${f.server} sent it on to **${hostOf(f.behind.to)}** and passed the answer back. The browser knows nothing of that, and between servers there is no CORS.`
}

/** Why a call without credentials had no cookie. */
export const noCredentials = (f: Facts): string =>
  f.asked.credentials === 'omit'
    ? "The call says `credentials: 'omit'`: it sends no cookie and keeps none, from no origin."
    : `The call did not ask for credentials: add ${credentialsSwitch(f)}.`
