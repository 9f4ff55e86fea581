import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { compareOrigins } from '../../lessons/compare-origins.ts'
import { visit } from '../../testing/visit.ts'
import type { SiteRelation } from '../../trace/cookie-event.ts'
import type { TraceEvent } from '../../trace/events.ts'
import { explain } from '../../trace/why/explanation.ts'
import { opaqueOrigin, originOf } from './origin.ts'
import { isSameSite, registrableDomain, siteOf, siteRelation } from './site.ts'

const origin = (url: string) => originOf(new URL(url))

test.each([
  ['www.foo.example', 'foo.example'],
  ['foo.example', 'foo.example'],
  ['www.foo.example.', 'foo.example.'],
  ['example', null],
  ['localhost', null],
  ['shop.example.co.uk', 'example.co.uk'],
  ['co.uk', null],
  ['me.github.io', 'me.github.io'],
  ['github.io', null],
  ['a.b.kobe.jp', 'a.b.kobe.jp'],
  ['a.city.kobe.jp', 'city.kobe.jp'],
  ['10.0.0.1', null],
  ['[::1]', null],
])('the registrable domain of %s is %s', (host, domain) => {
  expect(registrableDomain(host)).toBe(domain)
  expect(registrableDomain(host)).toBe(domain)
})

describe('the sites of two origins', () => {
  test.each<[string, string, SiteRelation, string]>([
    ['https://foo.example', 'https://api.foo.example:8443', 'same-site', 'ports and subdomains do not count'],
    ['http://foo.example', 'https://api.foo.example', 'schemelessly-same-site', 'the scheme does'],
    ['https://foo.example', 'https://bar.example', 'cross-site', 'a public suffix is no site'],
    ['https://127.0.0.1', 'https://127.0.0.2', 'cross-site', 'addresses have no registrable domain'],
    ['https://127.0.0.1:1', 'https://127.0.0.1:2', 'same-site', 'one address is one site'],
    ['http://localhost:3000', 'https://localhost', 'schemelessly-same-site', 'nor has a single label'],
    ['https://foo.example', 'https://foo.example.', 'cross-site', 'the dot at the end belongs to the domain'],
  ])('%s and %s are %s (%s)', (a, b, relation) => {
    expect(siteRelation(origin(a), origin(b))).toBe(relation)
  })

  it('are one for an opaque origin only with itself', () => {
    const opaque = opaqueOrigin()
    expect(siteRelation(opaque, opaque)).toBe('same-site')
    expect(siteRelation(opaque, opaqueOrigin())).toBe('cross-site')
    expect(siteRelation(opaque, origin('https://foo.example'))).toBe('cross-site')
    expect(siteOf(opaque)).toBe('null')
  })
})

/** Suffixes of the list's two parts, under which strangers have their names. */
const SHARED = [
  'ac.ir',
  'azurestaticapps.net',
  'co.uk',
  'deno.dev',
  'fly.dev',
  'github.io',
  'gov.au',
  'gv.at',
  'netlify.app',
  'ngrok-free.app',
  'onrender.com',
  'or.jp',
  'r2.dev',
  's3.amazonaws.com',
  'supabase.co',
  'trycloudflare.com',
  'up.railway.app',
  'vercel.app',
]

/** They look like suffixes of two labels, but each is one owner's domain. */
const OWNED = ['com.ch', 'ne.ch', 'or.de', 'co.example']

/** Whether a page of one origin and a server of the other are one site, as cookies have it, and in the words of Why. */
async function asCookiesHaveIt(page: string, server: string): Promise<{ stored: boolean; why: string }> {
  const allow = ['Access-Control-Allow-Origin', page] as const
  const credentials = ['Access-Control-Allow-Credentials', 'true'] as const
  const headers = [allow, credentials, ['Set-Cookie', 'sid=1'] as const]
  // All in one address space: nobody is asked about the local network.
  const reach = () => ({ addressSpace: 'public' as const })
  const visited = visit(page, () => ({ headers }), 'chromium', { thirdPartyCookies: 'sent', reach })
  await visited.fetch(`${server}/`, { credentials: 'include' })
  const opened: TraceEvent = { type: 'page', at: 0, url: `${page}/`, origin: page, browser: 'chromium' }
  const trace = [opened, ...visited.trace]
  const call = trace.find((event) => event.type === 'call')
  return {
    stored: trace.some((event) => event.type === 'cookie' && event.what === 'stored'),
    why: call?.type === 'call' ? (explain(trace, call.call)?.paragraphs.join('\n') ?? '') : '',
  }
}

describe('neighbours below a suffix that is shared are strangers', () => {
  test.each(SHARED)('a.%s and b.*', async (suffix) => {
    const [page, server] = [`https://a.${suffix}`, `https://b.${suffix}`]
    expect(isSameSite(origin(page), origin(server))).toBe(false)
    const { stored, why } = await asCookiesHaveIt(page, server)
    expect(stored).toBe(false)
    expect(why).toContain('are different sites')
  })
})

describe('neighbours below a domain of one owner are one site', () => {
  test.each(OWNED)('a.%s and b.*', async (domain) => {
    const [page, server] = [`https://a.${domain}`, `https://b.${domain}`]
    expect(isSameSite(origin(page), origin(server))).toBe(true)
    expect((await asCookiesHaveIt(page, server)).stored).toBe(true)
  })
})

test('the widget of the lesson, cookies and Why give one answer for whatever two addresses', async () => {
  const label = fc.constantFrom('a', 'b', 'www', 'api')
  const suffix = fc.constantFrom(...SHARED, ...OWNED, 'example', 'com', 'localhost')
  const host = fc.oneof(
    { weight: 9, arbitrary: fc.tuple(fc.array(label, { maxLength: 3 }), suffix).map(([l, s]) => [...l, s].join('.')) },
    { weight: 1, arbitrary: fc.constantFrom('127.0.0.1', '10.0.0.1', '[::1]') },
  )
  // No page over https: from there a request over http does not leave.
  const address = host.map((name) => `http://${name}`)
  const server = fc.tuple(fc.constantFrom('http', 'https'), host).map(([scheme, name]) => `${scheme}://${name}`)
  await fc.assert(
    fc.asyncProperty(address, server, async (from, to) => {
      const widget = compareOrigins(from, to)
      const { stored, why } = await asCookiesHaveIt(from, to)
      if (!widget.ok) throw new Error(`not read: ${from}, ${to}`)
      const { sameSite, says } = widget.comparison
      expect(stored).toBe(sameSite)
      expect(why.includes('are different sites')).toBe(!sameSite && !says[1].includes('the scheme differs'))
      expect(why.includes('the scheme is part of a site')).toBe(says[1].includes('the scheme differs'))
    }),
    { numRuns: 300 },
  )
})
