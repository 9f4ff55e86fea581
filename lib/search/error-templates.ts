/**
 * Patterns that find the reason of a failure in a console text of the three browsers. They are made from the
 * profiles' own functions, called with marked values, so they match what the simulated consoles print.
 */

import type { Environment } from '../browser/environment.ts'
import type { InternalRequest } from '../browser/fetch/request.ts'
import type { NetworkError } from '../browser/fetch/response.ts'
import { opaqueOrigin, originOf } from '../browser/http/origin.ts'
import { FALLBACKS } from '../browser/policy/content-security-policy.ts'
import { createPolicyContainer } from '../browser/policy/policy-container.ts'
import type { PolicyViolation } from '../browser/policy/policy-violation.ts'
import { chromium } from '../browser/profiles/chromium.ts'
import { firefox } from '../browser/profiles/firefox.ts'
import type { Profile } from '../browser/profiles/profile.ts'
import { webkit } from '../browser/profiles/webkit.ts'
import { CONNECTIONS, type ConnectionFailure } from '../trace/connection.ts'
import { APIS } from '../trace/event-parts.ts'
import type { Api, BrowserName } from '../trace/events.ts'
import { FAILURE_REASONS, type FailureReason } from '../trace/failure-reasons.ts'
import { type ErrorTemplate, type NoticeId, plainText } from './error-text.ts'

const PROFILES: readonly Profile[] = [chromium, firefox, webkit]

/** Marked values, each with the named group that replaces it. A mark that contains another one comes first. */
const VALUE = 'MarkedValue'
const STATUS = 7357
const METHOD = 'MARKEDMETHOD'
const ADDRESS = 'https://marked-address.test/'
const BEGINNING = 'https://marked-beginning.test/'
const PAGE = 'https://marked-page.test/'
const ORIGIN = 'https://marked-origin.test'
const MARKS: readonly (readonly [mark: string, group: string, matches: string])[] = [
  [ADDRESS, 'url', '\\S+?'],
  [BEGINNING, 'from', '\\S+?'],
  [PAGE, 'page', '\\S+?'],
  [ORIGIN, 'origin', '\\S+?'],
  [`${VALUE},`, 'value', '.*?'],
  [VALUE, 'value', '.*?'],
  ['same-site', 'value', '.*?'],
  [METHOD, 'method', '[A-Z]+?'],
  [String(STATUS), 'status', '\\d+?'],
]

const environment: Environment = {
  url: new URL(PAGE),
  origin: originOf(new URL(ORIGIN)),
  topLevelOrigin: opaqueOrigin(),
  addressSpace: 'public',
  availableImages: new Map(),
  policyContainer: createPolicyContainer([], new URL(PAGE)),
}

function request(api: Api, destination: string, redirected: boolean): InternalRequest {
  const url = new URL(ADDRESS)
  return {
    api,
    method: METHOD,
    urlList: redirected ? [new URL(BEGINNING), url] : [url],
    headers: [],
    body: null,
    bodyIsStream: false,
    origin: environment.origin,
    mode: api === 'form' ? 'navigate' : 'cors',
    credentials: 'same-origin',
    cache: 'default',
    redirect: 'follow',
    referrer: 'about:client',
    referrerPolicy: '',
    initialReferrerPolicy: '',
    destination,
    targetAddressSpace: 'local',
    nonce: '',
    keepalive: false,
    integrity: VALUE,
    blob: null,
    keepsUserAgent: false,
    unsafeRequest: true,
    useCorsPreflight: false,
    responseTainting: 'cors',
    redirectCount: redirected ? 1 : 0,
    originalHeaders: [],
    preflightWasNeeded: false,
  }
}

/** A profile's sentences may depend on the value's form, on a repeated header, and on whether there is a status. */
function failures(reason: FailureReason): readonly NetworkError[] {
  const of = (value: string | null, more: Partial<NetworkError> = {}): NetworkError => ({
    kind: 'network-error',
    reason,
    value,
    status: STATUS,
    ...more,
  })
  if (reason === 'content-security-policy')
    return violations().map((violation) => of(VALUE, { violations: [violation] }))
  if (reason === 'integrity') {
    const digests = ['sha256', 'sha384', 'sha512'].map((algorithm) => of(`${algorithm}-${VALUE}`, { length: STATUS }))
    return [of(null), ...digests]
  }
  if (reason === 'scheme-not-supported') return [VALUE, 'file', 'ftp'].map((scheme) => of(scheme))
  return [
    of(VALUE),
    of(`${VALUE},`),
    of('same-site'),
    of(VALUE, { isRepeated: true }),
    { kind: 'network-error', reason, value: VALUE },
    ...CONNECTION_FAILURES.map((how) => of(VALUE, { how })),
  ]
}

/** Each directive that can refuse a request, as it is written, and with those that stand in for it. */
function violations(): readonly PolicyViolation[] {
  return Object.entries(FALLBACKS).flatMap(([effective, fallbacks]) =>
    [{ name: VALUE, value: [] }, ...[effective, ...fallbacks].map((name) => ({ name, value: [VALUE] }))].map(
      (directive) => ({ disposition: 'enforce' as const, effective, directive, url: ADDRESS }),
    ),
  )
}
const CONNECTION_FAILURES: readonly ConnectionFailure[] = [...CONNECTIONS, 'broken']

/** Separates the beginning of a line, with the page and the address of the request, from the reason. */
const JOINTS = ['CORS policy: ', '(Reason: ']

function pieces(line: string): readonly { readonly text: string; readonly isBeginning: boolean }[] {
  for (const joint of JOINTS) {
    const at = line.indexOf(joint)
    if (at < 0) continue
    const end = joint.startsWith('(') ? at : at + joint.length
    return [
      { text: line.slice(0, end), isBeginning: true },
      { text: line.slice(end), isBeginning: false },
    ]
  }
  return [{ text: line, isBeginning: false }]
}

function patternOf(line: string): { pattern: string; weight: number } {
  const text = plainText(line)
  const seen = new Set<string>()
  let weight = text.length
  const pattern = text
    .split(new RegExp(`(${MARKS.map(([mark]) => literally(mark)).join('|')})`))
    .map((part, index, parts) => {
      const [mark, group, matches] = MARKS.find(([mark]) => mark === part) ?? []
      if (mark === undefined || group === undefined || matches === undefined) return literally(part)
      weight -= mark.length
      if (seen.has(group)) return `\\k<${group}>`
      seen.add(group)
      // At the end of the pattern nothing follows that would stop the group, so it takes the rest of the line.
      const isLast = parts.slice(index + 1).join('') === ''
      return `(?<${group}>${isLast ? matches.replace('?', '') : matches})`
    })
    .join('')
  // A beginning ends at a space and not at a dot: addresses contain dots.
  return { pattern: line.endsWith(' ') ? `${pattern}\\s` : pattern, weight }
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** Every template of every browser, each pattern once. */
export function errorTemplates(): readonly ErrorTemplate[] {
  const found = new Map<string, ErrorTemplate>()
  const add = (
    browser: BrowserName,
    line: string,
    more: Partial<Pick<ErrorTemplate, 'reasons' | 'after' | 'notice'>>,
  ) => {
    const { pattern, weight } = patternOf(line)
    const key = `${browser} ${pattern}`
    const before = found.get(key)
    const notice = more.notice ?? before?.notice
    found.set(key, {
      browser,
      pattern,
      weight,
      reasons: [...new Set([...(before?.reasons ?? []), ...(more.reasons ?? [])])],
      after: [...new Set([...(before?.after ?? []), ...(more.after ?? [])])],
      ...(notice ? { notice } : {}),
    })
  }
  // Most combinations print the same few lines, and a pattern takes longer to make than a line.
  const known = new Set<string>()
  const requests = APIS.flatMap((api) =>
    ['', 'script', 'style'].flatMap((destination) => [false, true].map((after) => request(api, destination, after))),
  )
  for (const profile of PROFILES) {
    for (const reason of FAILURE_REASONS)
      for (const failure of failures(reason))
        for (const asked of requests)
          profile.failureMessages(failure, { request: asked, environment }).forEach((line, index) => {
            const key = `${profile.name} ${reason} ${index === 0} ${line}`
            if (known.has(key)) return
            known.add(key)
            for (const { text, isBeginning } of pieces(line))
              add(profile.name, text, isBeginning ? {} : index === 0 ? { reasons: [reason] } : { after: [reason] })
          })
    addNotices(profile, (line, notice) => add(profile.name, line, { notice }))
  }
  return [...found.values()].map((t) => ({ ...t, after: t.after.filter((reason) => !t.reasons.includes(reason)) }))
}

function addNotices(profile: Profile, add: (line: string, notice: NoticeId) => void): void {
  add(`TypeError: ${profile.fetchErrorMessage}`, 'script-exception')
  add(profile.fetchErrorMessage, 'script-exception')
  add(profile.forbiddenHeaderMessage(VALUE), 'forbidden-header')
  const status = profile.statusMessage(STATUS, VALUE)
  if (status !== null) add(status, 'http-status')
  const warning = profile.authorizationWarning(request('fetch', '', false))
  if (warning !== null) add(warning, 'authorization-wildcard')
  const upgrade = profile.upgradeMessage(ADDRESS, environment)
  if (upgrade !== null) add(upgrade, 'upgraded')
}

/** The lines that a browser prints for a reason, with realistic values, for reasons that no document here causes. */
export function sampleLines(browser: BrowserName, reason: FailureReason): readonly string[] {
  const profile = PROFILES.find(({ name }) => name === browser)
  const failure: NetworkError = { kind: 'network-error', reason, value: VALUE, status: 200 }
  const lines = profile?.failureMessages(failure, { request: request('script', 'script', false), environment }) ?? []
  return lines.map((line) =>
    line
      .replaceAll(ADDRESS, 'https://bar.other/app.js')
      .replaceAll(ORIGIN, 'https://foo.example')
      .replaceAll(VALUE, 'text/html'),
  )
}
