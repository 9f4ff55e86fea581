/** A page of a development server calls, by its whole address, the server that its own one passes such calls on to. */
import { hostOf, isLoopbackHost, serializedOriginOf } from '../../address.ts'
import type { Trace } from '../../events.ts'
import type { ProxyRuleEvent } from '../../server-events.ts'
import type { Facts } from '../facts.ts'
import { quoted } from '../sentences.ts'

/** What passes the proxy by, and the relative address; an empty text where no proxy would have sent it on. */
export function pastProxy(trace: Trace, f: Facts): string {
  const rule = trace.find((e): e is ProxyRuleEvent => e.type === 'proxy-rule' && isFor(e, f))
  if (!rule) return ''
  const what = rule.path === '' ? 'calls for data' : `what goes to ${quoted(rule.path)}`
  return `The call goes past the proxy: **${hostOf(rule.server)}**, where the page comes from, passes ${what} on to **${f.server}**. Write ${quoted(relativeOf(f.url))} in the call: a relative address stays at one origin, and needs no permission.`
}

/** The same as the end of a fix. */
export function insteadOfPermission(trace: Trace, f: Facts): string | null {
  const rule = trace.find((e): e is ProxyRuleEvent => e.type === 'proxy-rule' && isFor(e, f))
  return rule
    ? `Or call ${quoted(relativeOf(f.url))}, which ${hostOf(rule.server)} passes on: then nothing has to change on ${f.server}.`
    : null
}

function isFor({ server, path, to }: ProxyRuleEvent, f: Facts): boolean {
  const page = serializedOriginOf(f.pageUrl)
  if (server !== page || serializedOriginOf(f.url) === page || f.hops.length > 0) return false
  return isSameMachine(to, serializedOriginOf(f.url)) && mayMatch(path, new URL(f.url).pathname)
}

/** By its beginning; the pattern of a rewrite by what is before its first parameter. */
function mayMatch(path: string, called: string): boolean {
  const plain = path.replace(/^\^/, '').split(/[:*($[\\]/, 1)[0] ?? ''
  return called.startsWith(plain.replace(/\/$/, ''))
}

/** `127.0.0.1:8080` is the server at `localhost:8080`. */
function isSameMachine(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)]
  if (a.origin === b.origin) return true
  return a.protocol === b.protocol && a.port === b.port && isLoopbackHost(a.hostname) && isLoopbackHost(b.hostname)
}

function relativeOf(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}
