/**
 * The document that a navigation leads to, of a frame or of the page itself: its origin, its policies, and the scripts in
 * its markup that may run (https://html.spec.whatwg.org/#navigating-across-documents).
 */
import type { HeaderList } from '../../trace/events.ts'
import { getHeader } from '../../trace/header-list.ts'
import type { Call, CallResult } from '../call.ts'
import type { Environment } from '../environment.ts'
import type { AgentState } from '../fetch/fetch-params.ts'
import { addressSpaceOf } from '../http/address-space.ts'
import { extractMimeType } from '../http/mime-type.ts'
import { hasHttpScheme, type Origin, opaqueOrigin, originOfPage, parseUrl } from '../http/origin.ts'
import { isSameSite } from '../http/site.ts'
import { hashSource, inlineRefusal } from '../policy/inline-script.ts'
import type { PolicyContainer } from '../policy/policies.ts'
import { createPolicyContainer, sandboxTokens } from '../policy/policy-container.ts'
import { frameRefusalMessage, inlineScriptMessage, sandboxedScriptMessage } from '../profiles/document-messages.ts'
import { frameRefusal } from './frame-permission.ts'
import { type InlineScript, readMarkup } from './inline-scripts.ts'
import { tokensOf } from './sandbox-tokens.ts'

export interface ShownDocument {
  readonly environment: Environment
  readonly headers: HeaderList
  /** Those that may run, in their order. */
  readonly scripts: readonly InlineScript[]
  /** What a browser would run, and nothing here does. */
  readonly notRun: ReturnType<typeof readMarkup>['notRun']
}

/** Null where the response is no document with markup, or may not be shown. Records what the browser prints. */
export function documentOfResponse(
  agent: AgentState,
  from: Environment,
  call: Call,
  result: Extract<CallResult, { readonly outcome: 'response' }>,
): ShownDocument | null {
  const isFrame = call.api === 'iframe'
  if (!isFrame && call.api !== 'navigation' && call.api !== 'form') return null
  const { headers, body } = result.internal ?? result
  const url = parseUrl(result.url || call.url)
  if (!url || !body) return null
  const markup = new TextDecoder().decode(body)
  if (!isMarkup(headers, markup)) return null
  const isLocal = url.protocol === 'data:' || url.protocol === 'blob:'
  // No browser lets a page navigate itself to a `data:` URL.
  if (isLocal && !isFrame) return null
  const policies = isLocal ? from.policyContainer : createPolicyContainer(headers, url, agent.profile)
  const refusal = isFrame && !isLocal ? frameRefusal(url, headers, policies, from) : null
  if (refusal) {
    print(agent, frameRefusalMessage(agent.profile.name, url, refusal))
    return null
  }
  const own = sandboxTokens(policies)
  const sandbox = isFrame ? inCommon(frameSandbox(from, call), own) : own
  const origin = isOpaque(sandbox) ? opaqueOrigin() : originOfPage(url)
  return shown(agent, markup, headers, {
    ...placeOf(from, isFrame, origin),
    url,
    sandbox,
    isSandboxedFrame: isFrame && frameSandbox(from, call) !== null,
    addressSpace: hasHttpScheme(url)
      ? (agent.reach(url).addressSpace ?? addressSpaceOf(url.hostname))
      : from.addressSpace,
    policyContainer: policies,
    opened: { url: url.href, origin: origin.serialized },
  })
}

/**
 * https://html.spec.whatwg.org/#create-navigation-params-from-a-srcdoc-resource: a document from the attribute of a
 * frame. It has the policies of the page that contains it, and its base URL.
 */
export function documentOfSrcdoc(agent: AgentState, from: Environment, call: Call): ShownDocument {
  const sandbox = frameSandbox(from, call)
  const origin = isOpaque(sandbox) ? opaqueOrigin() : from.origin
  return shown(agent, call.srcdoc ?? '', [], {
    ...placeOf(from, true, origin),
    url: from.url,
    sandbox,
    isSandboxedFrame: sandbox !== null,
    addressSpace: from.addressSpace,
    policyContainer: from.policyContainer,
    opened: { url: 'about:srcdoc', origin: origin.serialized },
  })
}

/** Where a document is, among the others: what it needs to know of the page at the top. */
function placeOf(from: Environment, isFrame: boolean, origin: Origin) {
  return {
    origin,
    topLevelOrigin: isFrame ? from.topLevelOrigin : origin,
    // An opaque origin is same site with no other.
    hasCrossSiteAncestor: isFrame && (from.hasCrossSiteAncestor || !isSameSite(from.origin, origin)),
    availableImages: new Map(),
  }
}

function shown(agent: AgentState, markup: string, headers: HeaderList, environment: Environment): ShownDocument {
  const { scripts, notRun } = readMarkup(markup)
  const mayRun = scripts.filter((script) => isAllowed(agent, environment, environment.policyContainer, script))
  return { environment, headers, scripts: mayRun, notRun }
}

function isAllowed(
  agent: AgentState,
  { sandbox, opened, url }: Environment,
  { contentSecurityPolicies }: PolicyContainer,
  script: InlineScript,
): boolean {
  // https://html.spec.whatwg.org/#concept-n-script: scripting is disabled by the sandboxed scripts browsing context flag.
  if (sandbox !== null && !sandbox.has('allow-scripts')) {
    print(agent, sandboxedScriptMessage(agent.profile.name, opened?.url ?? url.href))
    return false
  }
  const refused = inlineRefusal(contentSecurityPolicies, script)
  if (refused) print(agent, inlineScriptMessage(agent.profile.name, refused, hashSource(script.code)))
  return refused === null
}

function print(agent: AgentState, text: string | null): void {
  if (text !== null) agent.emit({ type: 'console', at: agent.at(), by: 'browser', level: 'error', text })
}

const isOpaque = (sandbox: Environment['sandbox']) => sandbox !== null && !sandbox.has('allow-same-origin')

/** https://html.spec.whatwg.org/#determining-the-creation-sandboxing-flags: a frame gets no more than its page has. */
function frameSandbox(from: Environment, { sandbox }: Call): Environment['sandbox'] {
  return inCommon(tokensOf(sandbox), from.isSandboxedFrame ? from.sandbox : null)
}

/** What two sandboxes both allow; null is no sandbox. */
function inCommon(one: Environment['sandbox'], other: Environment['sandbox']): Environment['sandbox'] {
  if (one === null || other === null) return one ?? other
  return new Set([...one].filter((token) => other.has(token)))
}

/** https://mimesniff.spec.whatwg.org/#identifying-a-resource-with-an-unknown-mime-type, of what begins markup. */
const BEGINS_MARKUP =
  /^[\t\n\f\r ]*<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|!--)(?:[ >]|$)/i

function isMarkup(headers: HeaderList, body: string): boolean {
  if (/^\s*attachment\b/i.test(getHeader(headers, 'content-disposition') ?? '')) return false
  const type = extractMimeType(headers)
  if (type) return type.essence === 'text/html'
  return getHeader(headers, 'x-content-type-options') === null && BEGINS_MARKUP.test(body)
}
