/** What can be asked of a call that somebody has pointed at, as the probes by which every exercise is judged. */
import type { Expectation, Probe } from '../../lessons/exercise.ts'
import { ANYBODY, type LookAlike, lookAlikes } from '../../lessons/look-alikes.ts'
import { LONGEST_NAME } from '../parse-homework.ts'
import type { OwnExercise } from './own-exercise.ts'
import { callName, canBeVaried, type PointedCall } from './pointed-calls.ts'

export type Requirement =
  | { readonly what: 'readable' }
  | { readonly what: 'refused' }
  | { readonly what: 'not-reached' }
  | { readonly what: 'preflighted'; readonly wanted: boolean }
  | { readonly what: 'header'; readonly name: string; readonly wanted: boolean }

/** A call that is like the one that was pointed at, but for these parts. */
export interface Variant {
  readonly page?: LookAlike
  readonly method?: string
  readonly credentials?: 'omit' | 'same-origin' | 'include'
  /** One more request header. */
  readonly header?: readonly [name: string, value: string]
  readonly browser?: Probe['browser']
}

const NO_VARIANT: Variant = {}

/**
 * The probe that asks this of a call. The call as it was in the run is that of whoever solves the exercise; a variant of
 * it is written by the probe, so that no answer can leave it out.
 */
export function probeOf(
  own: Pick<OwnExercise, 'edits' | 'start'>,
  pointed: PointedCall,
  requirement: Requirement,
  variant: Variant = NO_VARIANT,
): Probe {
  const { page, browser, ...other } = variant
  const isOther = page !== undefined || Object.keys(other).length > 0
  const asked = { method: variant.method ?? pointed.call.method, url: pointed.call.url }
  const written = isOther && canBeVaried(pointed)
  const says = sentence(page?.origin ?? pointed.origin, callName(asked), requirement, wordsOf(variant))
  return {
    says: says.length > LONGEST_NAME ? `${says.slice(0, LONGEST_NAME - 1)}…` : says,
    ...(page ? { page: page.page } : {}),
    ...(browser && browser !== own.start.browser ? { browser } : {}),
    ...(written ? { code: codeOf(pointed, variant) } : {}),
    ...(!written && (!pointed.alone || own.edits !== 'servers') ? { call: asked } : {}),
    expect: expectationOf(requirement, isOther ? null : pointed.status),
  }
}

/** @param status that the call had in the run; null: not known, or of another call */
function expectationOf(requirement: Requirement, status: number | null): Expectation {
  switch (requirement.what) {
    case 'readable':
      return { outcome: 'readable', ...(status === null ? {} : { status }) }
    case 'refused':
      return { outcome: 'refused' }
    case 'not-reached':
      return { reached: false }
    case 'preflighted':
      return { preflighted: requirement.wanted }
    case 'header':
      return requirement.wanted
        ? { outcome: 'readable', visibleHeaders: [requirement.name] }
        : { hiddenHeaders: [requirement.name] }
  }
}

function sentence(origin: string, call: string, requirement: Requirement, how: string): string {
  const who = origin === 'null' ? 'A sandboxed frame (origin `null`)' : `\`${origin}\``
  const what = `\`${call}\`${how}`
  switch (requirement.what) {
    case 'readable':
      return `${who} reads the answer to ${what}.`
    case 'refused':
      return `${who} does not get the answer to ${what}.`
    case 'not-reached':
      return `${what} from ${origin === 'null' ? 'a sandboxed frame' : who} does not reach a route of the server.`
    case 'preflighted':
      return `The browser ${requirement.wanted ? 'asks first, with a preflight,' : 'does not ask first'} for ${what} from ${who}.`
    case 'header':
      return `${who} ${requirement.wanted ? 'reads' : 'cannot read'} the header \`${requirement.name}\` of ${what}.`
  }
}

function wordsOf({ credentials, header, browser }: Variant): string {
  return [
    credentials === 'include' ? ' with credentials' : credentials ? ' without credentials' : '',
    header ? ` with the header \`${header[0]}\`` : '',
    browser ? ` in ${browser === 'webkit' ? 'Safari' : `${browser[0]?.toUpperCase()}${browser.slice(1)}`}` : '',
  ].join('')
}

/** JavaScript that makes the call. */
function codeOf({ call }: PointedCall, { method = call.method, credentials, header }: Variant): string {
  const headers = [...call.headers, ...(header ? [header] : [])]
  const withBody = method !== 'GET' && method !== 'HEAD' && call.body?.text !== undefined
  const init = {
    ...(method === 'GET' ? {} : { method }),
    ...(headers.length > 0 ? { headers } : {}),
    ...(withBody ? { body: call.body?.text } : {}),
    ...(call.mode === 'cors' ? {} : { mode: call.mode }),
    credentials: credentials ?? call.credentials,
  }
  return `await fetch(${JSON.stringify(call.url)}, ${JSON.stringify(init, null, 2)})\n`
}

/** What a stranger must not: suggested where no check asks it of a call that the page reads. */
export function strangerMissing(own: OwnExercise, pointed: readonly PointedCall[]): Probe | null {
  const isAsked = own.probes.some(({ page, expect }) => page !== undefined && expect.outcome === 'refused')
  const read = pointed.find((each) => each.outcome === 'readable' && each.origin !== originOfCall(each))
  const [stranger] = lookAlikes(read?.page.url ?? '')
  if (isAsked || !read || !stranger || stranger.origin !== ANYBODY) return null
  return probeOf(own, read, { what: 'refused' }, { page: stranger })
}

const originOfCall = ({ call }: PointedCall) => /^https?:\/\/[^/]+/.exec(call.url)?.[0]
