/**
 * Patterns that find the reason of a failure in a console text of the three browsers. They are made from the
 * profiles' own functions, called with marked values, so they match what the simulated consoles print. Texts that the
 * simulated consoles do not print are a table, `known-texts/`.
 */

import { type MessageKind, wordsOf } from '../browser/api/messages.ts'
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
import type { CaseReason } from './case-reasons.ts'
import type { ErrorTemplate } from './error-text.ts'
import { ANY_FAILURE, type How, type Role, SOME_REFUSAL } from './known-texts/known-text.ts'
import { KNOWN_TEXTS } from './known-texts/known-texts.ts'
import { patternOf } from './template-pattern.ts'

const PROFILES: readonly Profile[] = [chromium, firefox, webkit]

/** Marked values, each with the place that stands for it. A mark that contains another one comes first. */
const VALUE = 'MarkedValue'
const STATUS = 7357
const METHOD = 'MARKEDMETHOD'
const ADDRESS = 'https://marked-address.test/'
const BEGINNING = 'https://marked-beginning.test/'
const PAGE = 'https://marked-page.test/'
const ORIGIN = 'https://marked-origin.test'
const MARKS: readonly (readonly [mark: string, place: string])[] = [
  [ADDRESS, '{url}'],
  [BEGINNING, '{from}'],
  [PAGE, '{page}'],
  [ORIGIN, '{origin}'],
  [`${VALUE},`, '{value}'],
  [VALUE, '{value}'],
  ['same-site', '{value}'],
  [METHOD, '{method}'],
  [String(STATUS), '{status}'],
]

const environment: Environment = {
  url: new URL(PAGE),
  origin: originOf(new URL(ORIGIN)),
  topLevelOrigin: opaqueOrigin(),
  addressSpace: 'public',
  isSandboxedFrame: false,
  hasCrossSiteAncestor: false,
  opened: undefined,
  sandbox: null,
  availableImages: new Map(),
  policyContainer: createPolicyContainer([], new URL(PAGE), { knowsCredentialless: true }),
}

function request(api: Api, destination: string, redirected: boolean): InternalRequest {
  const url = new URL(ADDRESS)
  return {
    api,
    method: METHOD,
    originalMethod: METHOD,
    urlList: redirected ? [new URL(BEGINNING), url] : [url],
    headers: [],
    body: null,
    bodyIsStream: false,
    isModule: false,
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
  if (reason === 'mime-type-blocked') return [of(VALUE), of(VALUE, { isStrict: true })]
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

/** The line with places for the marked values, and for the kind of what was asked for. */
const withPlaces = (line: string): string =>
  withoutDirectives(MARKS.reduce((text, [mark, place]) => text.replaceAll(mark, place), line))
    .replace(/^Access to [a-zA-Z ]+ at /, 'Access to {element} at ')
    .replace(/target IP address space of `local`/, 'target IP address space of `{name}`')
    // DevTools prints the address of the request in front instead.
    .replace(/^(?:Failed to load resource:|\{method\} \{url\}) (?=net::)/, '')

/** A line about a policy of the page with places for the directives: there are many, and the words are the same. */
function withoutDirectives(line: string): string {
  if (!/Content.Security.Policy/.test(line)) return line
  const name = '[a-z]+-(?:src|action)(?:-elem|-attr)?'
  return line
    .replace(/(directive: [“"])[^”"]*([”"]).*$/s, '$1{value}$2')
    .replace(new RegExp(`\\(${name}\\)`), '({name})')
    .replace(new RegExp(`the ${name} directive`), 'the {name} directive')
    .replace(new RegExp(`nor the ${name} directive`), 'nor the {value} directive')
}

/** The place of the line that names the cause: the first, but an element may report first that it failed. */
function causeAt(reason: FailureReason, lines: readonly string[]): number {
  const isCause = (line: string) => reason !== 'content-security-policy' || /Content.Security.Policy/.test(line)
  return Math.max(0, lines.findIndex(isCause))
}

/** Every template of every browser, each pattern once; then the texts that no simulated console prints. */
export function errorTemplates(): readonly ErrorTemplate[] {
  const found = new Map<string, ErrorTemplate>()
  for (const { text, browser, reasons, role = 'message', preflight, how, after = [] } of KNOWN_TEXTS) {
    const known = {
      browser,
      ...patternOf(text),
      role,
      reasons,
      after,
      ...(preflight ? { preflight } : {}),
      ...(how ? { how } : {}),
    }
    const key = `${browser} ${known.pattern}`
    if (!found.has(key)) found.set(key, known)
  }
  const ours = new Set(found.keys())
  // Firefox prints one text however a connection fails: it does not tell which.
  const ways = new Map<string, Set<How>>()
  const add = (
    browser: BrowserName,
    line: string,
    more: Partial<Pick<ErrorTemplate, 'reasons' | 'after' | 'role' | 'how'>>,
  ) => {
    const pattern = patternOf(withPlaces(line))
    const key = `${browser} ${pattern.pattern}`
    const before = found.get(key)
    if (before && ours.has(key)) return
    if (more.how) ways.set(key, (ways.get(key) ?? new Set()).add(more.how))
    found.set(key, {
      browser,
      ...pattern,
      role: more.role ?? before?.role ?? 'message',
      reasons: [...new Set([...(before?.reasons ?? []), ...(more.reasons ?? [])])],
      after: [...new Set([...(before?.after ?? []), ...(more.after ?? [])])],
      ...((before?.how ?? more.how) ? { how: before?.how ?? more.how } : {}),
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
        for (const asked of requests) {
          const lines = profile.failureMessages(failure, { request: asked, environment })
          const cause = causeAt(reason, lines)
          lines.forEach((line, index) => {
            const key = [profile.name, reason, howOf(failure).how, index === cause, line].join(' ')
            if (known.has(key)) return
            known.add(key)
            for (const { text, isBeginning } of pieces(line))
              add(
                profile.name,
                text,
                isBeginning
                  ? { role: 'context', reasons: SOME_REFUSAL }
                  : index === cause
                    ? { reasons: [reason], ...howOf(failure) }
                    : { after: [reason] },
              )
          })
        }
    addNotices(profile, (line, reasons, role, how) =>
      add(profile.name, line, { reasons, role, ...(how ? { how } : {}) }),
    )
  }
  return [...found].map(([key, { how, ...template }]) => ({
    ...template,
    ...(how && (ways.get(key)?.size ?? 0) <= 1 ? { how } : {}),
    after: template.after.filter((reason) => !template.reasons.includes(reason)),
  }))
}

const howOf = ({ reason, how }: NetworkError): { readonly how?: How } =>
  how && reason.endsWith('connection-failed') ? { how } : {}

type Add = (line: string, reasons: readonly CaseReason[], role: Role, how?: How) => void

function addNotices(profile: Profile, add: Add): void {
  add(`TypeError: ${profile.fetchErrorMessage}{end}`, ANY_FAILURE, 'hint')
  // “Upload failed” and “Failed to fetch the list” are words of other programs.
  add(`{start}${profile.fetchErrorMessage}{end}`, ANY_FAILURE, 'hint')
  add(profile.forbiddenHeaderMessage(VALUE), ['forbidden-header'], 'message')
  const status = profile.statusMessage(STATUS, VALUE, request('fetch', '', false))
  if (status !== null) add(status, [], 'context')
  const warning = profile.authorizationWarning(request('fetch', '', false))
  if (warning !== null) add(warning, ['authorization-wildcard'], 'message')
  const upgrade = profile.upgradeMessage(ADDRESS, environment)
  if (upgrade !== null) add(upgrade, ['upgraded'], 'message')
  for (const kind of EXCEPTIONS)
    add(wordsOf(profile.name, kind, VALUE, VALUE), ['invalid-request'], 'message', isHow(kind) ? kind : undefined)
}

const isHow = (kind: MessageKind): kind is How & MessageKind =>
  kind === 'url-with-credentials' || kind === 'duplex-missing' || kind === 'body-with-get'

/** Exceptions of calls that are not valid, with words that no other program uses. */
const EXCEPTIONS: readonly MessageKind[] = [
  'url-with-credentials',
  'mode-navigate',
  'only-if-cached-mode',
  'body-with-get',
  'duplex-missing',
  'stream-mode',
  'stream-keepalive',
  'beacon-url',
  'beacon-stream',
]

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
