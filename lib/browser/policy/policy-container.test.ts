import { describe, expect, test } from 'vitest'
import type { HeaderList } from '../../trace/events.ts'
import { parseResponsePolicies } from './content-security-policy.ts'
import { createPolicyContainer, sandboxTokens } from './policy-container.ts'

const container = (headers: HeaderList, url = 'https://foo.example/') =>
  createPolicyContainer(headers, new URL(url), { knowsCredentialless: true })

describe('Content-Security-Policy', () => {
  const parse = (...values: string[]) =>
    parseResponsePolicies(values.map((value) => ['Content-Security-Policy', value] as const))

  test('a policy is read into directives with names in lower case, and a repeated one counts once', () => {
    expect(parse(" Connect-SRC 'self'\thttps://bar.other ;; img-src *; connect-src 'none'")).toEqual([
      {
        disposition: 'enforce',
        directives: [
          { name: 'connect-src', value: ["'self'", 'https://bar.other'] },
          { name: 'img-src', value: ['*'] },
        ],
        duplicates: ['connect-src'],
      },
    ])
  })

  test('each header is a policy, and so is each part between commas; an empty one is none', () => {
    expect(parse("connect-src 'self', img-src *", '', 'font-src *')).toHaveLength(3)
  })

  test('a policy of Content-Security-Policy-Report-Only reports', () => {
    const [policy] = parseResponsePolicies([['content-security-policy-report-only', 'img-src *']])
    expect(policy?.disposition).toBe('report')
  })
})

describe('Referrer-Policy', () => {
  const policy = (...values: string[]) =>
    container(values.map((value) => ['Referrer-Policy', value] as const)).referrerPolicy

  test('the page has the last policy that browsers know', () => {
    expect(policy('no-referrer, nonsense, unsafe-url')).toBe('unsafe-url')
    expect(policy('no-referrer', 'Same-Origin')).toBe('same-origin')
    expect(policy('nonsense')).toBe('')
    expect(policy()).toBe('')
  })
})

describe('Cross-Origin-Embedder-Policy', () => {
  const policy = (value: string, url?: string) =>
    container([['Cross-Origin-Embedder-Policy', value]], url).embedderPolicy

  test('the page has the policy of its header, which may have parameters', () => {
    expect(policy('require-corp')).toBe('require-corp')
    expect(policy('credentialless; report-to="x"')).toBe('credentialless')
    expect(policy('require-corp, require-corp')).toBe('unsafe-none')
    expect(policy('"require-corp"')).toBe('unsafe-none')
  })

  test('a page that is not a secure context has none', () => {
    expect(policy('require-corp', 'http://foo.example/')).toBe('unsafe-none')
    expect(policy('require-corp', 'http://localhost:3000/')).toBe('require-corp')
  })
})

test('of several sandbox directives only the tokens count that all have; a report-only policy sandboxes nothing', () => {
  const tokens = (...values: string[]) =>
    sandboxTokens(container(values.map((value) => ['Content-Security-Policy', value] as const)))
  expect(tokens("connect-src 'self'")).toBeNull()
  expect([...(tokens('sandbox allow-scripts allow-forms', 'sandbox allow-scripts') ?? [])]).toEqual(['allow-scripts'])
  expect(sandboxTokens(container([['Content-Security-Policy-Report-Only', 'sandbox']]))).toBeNull()
})
