import { beforeAll, describe, expect, test } from 'vitest'
import { errorTemplates } from '@/lib/search/error-templates.ts'
import type { ErrorTemplate } from '@/lib/search/error-text.ts'
import { recogniseErrors } from '@/lib/search/recognise-error.ts'
import { adviceOf, answerTo } from './answer.ts'

let templates: readonly ErrorTemplate[] = []
beforeAll(() => {
  templates = errorTemplates()
})

function adviceFor(text: string) {
  const errors = recogniseErrors(text, templates)
  expect(errors).toHaveLength(1)
  const [error] = errors
  const answer = error && answerTo(error)
  if (!error || !answer) throw new Error('Not recognised.')
  const [where = '', ...lines] = adviceOf(answer)
  return { where, lines, reasons: error.reasons }
}

const CHROMIUM =
  "Access to fetch at 'https://api.foo.dev/x' from origin 'https://foo.dev' has been blocked by CORS policy: "
const NO_HEADER = "No 'Access-Control-Allow-Origin' header is present on the requested resource."
const FIREFOX =
  'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.foo.dev/x. '

describe('the advice for a request header that is a response header', () => {
  test.each([
    'access-control-allow-origin',
    'access-control-allow-headers',
    'access-control-max-age',
    'access-control-expose-headers',
  ])('%s is to be taken out of the script', (name) => {
    const { where, lines } = adviceFor(
      `${CHROMIUM}Request header field ${name} is not allowed by Access-Control-Allow-Headers in preflight response.`,
    )
    expect(where).toContain(`\`${name}\` is a response header: take it out of the script`)
    expect(lines).toEqual([])
  })

  test('another header is to be allowed by the server', () => {
    const { lines } = adviceFor(
      `${CHROMIUM}Request header field x-id is not allowed by Access-Control-Allow-Headers in preflight response.`,
    )
    expect(lines).toEqual(['Access-Control-Allow-Headers: x-id'])
  })
})

describe('the advice for a Content-Security-Policy', () => {
  const REFUSED = 'because it violates the following Content Security Policy directive: '
  const noted = (name: string) => ` Note that '${name}' was not explicitly set, so 'default-src' is used as a fallback.`
  test.each([
    [
      `Refused to load the font 'https://f.example/a.woff2' ${REFUSED}"default-src 'self'".${noted('font-src')}`,
      "font-src 'self' https://f.example",
    ],
    [
      `Refused to connect to 'wss://api.foo.dev/ws' ${REFUSED}"default-src 'self' 'unsafe-inline'".${noted('connect-src')}`,
      "connect-src 'self' wss://api.foo.dev",
    ],
    [
      `Connecting to 'https://api.foo.dev/x' violates the following Content Security Policy directive: "default-src 'none'".${noted('connect-src')} The action has been blocked.`,
      'connect-src https://api.foo.dev',
    ],
    [
      `Refused to load the script 'https://cdn.example/a.js' ${REFUSED}"default-src 'self' 'unsafe-inline'".${noted('script-src-elem')}`,
      "script-src 'self' 'unsafe-inline' https://cdn.example",
    ],
    [
      "Content-Security-Policy: The page’s settings blocked the loading of a resource (connect-src) at https://api.foo.dev/x because it violates the following directive: “default-src 'self'”",
      "connect-src 'self' https://api.foo.dev",
    ],
  ])('%s adds a directive and leaves default-src as it is', (text, policy) => {
    const { where, lines } = adviceFor(text)
    expect(where).toContain('leave `default-src` as it is')
    expect(lines).toEqual([`Content-Security-Policy: ${policy}`])
  })

  test('the sources of a directive that is quoted are kept', () => {
    const { lines } = adviceFor(
      `Refused to load the script 'https://cdn.example/a.js' ${REFUSED}"script-src 'self' 'unsafe-inline' https://b.example".`,
    )
    expect(lines).toEqual([
      "Content-Security-Policy: script-src 'self' 'unsafe-inline' https://b.example https://cdn.example",
    ])
  })
})

describe('the advice for a redirect', () => {
  const older = (from: string, to: string) =>
    `Redirect from '${from}' to '${to}' has been blocked by CORS policy: ${NO_HEADER} Origin 'https://foo.dev' is therefore not allowed access.`

  test('in the older text, the redirect itself lacks the header', () => {
    const { where } = adviceFor(older('https://api.foo.dev/x', 'https://login.bar.dev/auth'))
    expect(where).toContain('the redirect itself, from `https://api.foo.dev/x`')
  })

  test.each([
    older('https://api.foo.dev/x', 'https://api.foo.dev/x/'),
    `Access to fetch at 'https://api.foo.dev/x/' (redirected from 'https://api.foo.dev/x') from origin 'https://foo.dev' has been blocked by CORS policy: ${NO_HEADER}`,
  ])('a slash at the end is no login page: %s', (text) => {
    const { where } = adviceFor(text)
    expect(where).toContain('differ only in the slash at the end: write `https://api.foo.dev/x/`')
    expect(where).not.toContain('login')
  })

  test('a manifest that is redirected to a login needs credentials', () => {
    const { lines } = adviceFor(
      `Access to manifest at 'https://auth.foo.dev/?rd=x' (redirected from 'https://foo.dev/manifest.json') from origin 'https://foo.dev' has been blocked by CORS policy: ${NO_HEADER}`,
    )
    expect(lines[0]).toBe('<link rel="manifest" crossorigin="use-credentials">')
  })
})

describe('the advice for an answer with an error beside a CORS line', () => {
  test.each([
    [`${CHROMIUM}${NO_HEADER}\nGET https://api.foo.dev/x net::ERR_FAILED 504 (Gateway Timeout)`, '504', 'proxy'],
    [
      `${CHROMIUM}${NO_HEADER}\nPOST https://api.foo.dev/x net::ERR_FAILED 413 (Request Entity Too Large)`,
      '413',
      'body',
    ],
    [`${CHROMIUM}${NO_HEADER}\nPOST https://api.foo.dev/x net::ERR_FAILED 500 (Internal Server Error)`, '500', 'log'],
    [
      'Origin https://foo.dev is not allowed by Access-Control-Allow-Origin. Status code: 502\nFetch API cannot load https://api.foo.dev/x due to access control checks.',
      '502',
      'proxy',
    ],
    [
      "Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf https://api.foo.dev/x. (Grund: CORS-Kopfzeile 'Access-Control-Allow-Origin' fehlt). Statuscode: 404.",
      '404',
      'nothing is at this address',
    ],
  ])('%s names the status first', (text, status, means) => {
    const { where, reasons } = adviceFor(text)
    expect(where).toMatch(new RegExp(`^The status ${status} is the real problem: .*${means}`))
    expect(reasons[0]).toBe('missing-allow-origin')
  })

  test('of a preflight it names the status first too', () => {
    const { where } = adviceFor(
      'Preflight response is not successful. Status code: 502\nFetch API cannot load https://api.foo.dev/x due to access control checks.',
    )
    expect(where).toContain('The status 502 of the answer to `OPTIONS` is the real problem')
  })

  test('a status that is OK is not the problem', () => {
    const { where } = adviceFor(`${CHROMIUM}${NO_HEADER}\nGET https://api.foo.dev/x net::ERR_FAILED 200 (OK)`)
    expect(where).not.toContain('status')
  })
})

describe('the advice for a cookie names one cause', () => {
  test.each([
    'Cookie “sid” has been rejected because a non-HTTPS cookie can’t be set as “secure”.',
    'This attempt to set a cookie via a Set-Cookie header was blocked because it had the "Secure" attribute but was not received over a secure connection.',
  ])('Secure over HTTP: %s', (text) => {
    const { where, reasons } = adviceFor(text)
    expect(where).toContain('plain HTTP')
    expect(where).not.toContain('SameSite')
    expect(reasons).toEqual(['cookie-secure'])
  })

  test.each([
    'This attempt to set a cookie via a Set-Cookie header was blocked because it had the "SameSite=None" attribute but did not have the "Secure" attribute, which is required in order to use "SameSite=None".',
    'Cookie “_ga” will be soon rejected because it has the “SameSite” attribute set to “None” or an invalid value, without the “secure” attribute.',
  ])('SameSite=None without Secure: %s', (text) => {
    const { where, reasons } = adviceFor(text)
    expect(where).toContain('`SameSite=None`, which needs `Secure` too')
    expect(where).not.toContain('plain HTTP')
    expect(reasons).toEqual(['cookie-secure'])
  })
})

describe('the advice that depends on the words', () => {
  test.each([
    [
      'The FetchEvent for "https://app.example/" resulted in a network error response: a redirected response was used for a request whose redirect mode is not "follow".',
      'new Response(r.body, r)',
    ],
    [
      "Subresource Integrity: The resource 'https://cdn.example/a.js' has an integrity attribute, but the resource requires the request to be CORS enabled to check the integrity, and it is not. The resource has been blocked because the integrity cannot be enforced.",
      'crossorigin="anonymous"',
    ],
    [
      `${CHROMIUM}The 'Access-Control-Allow-Origin' header contains multiple values '*, *', but only one is allowed.`,
      'Access-Control-Allow-Origin: *',
    ],
    [
      `${CHROMIUM}The value of the 'Access-Control-Allow-Credentials' header in the response is 'true, true' which must be 'true' when the request's credentials mode is 'include'.`,
      'sends this line 2 times',
    ],
    [
      "Access to fetch at 'https://api.foo.dev/x' from origin 'chrome-extension://abcdef' has been blocked by CORS policy: " +
        NO_HEADER,
      '"host_permissions": ["https://api.foo.dev/*"]',
    ],
    [
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at chrome-extension://28341ab5/Inter.woff2. (Reason: CORS request not http).',
      'belongs to an extension of the browser',
    ],
    ['Error: Not allowed by CORS\n    at origin (/app/index.js:20:16)', '`/app/index.js:20:16`'],
    [
      "panic: [CORS] Insecure setup, 'AllowCredentials' is set to true, and 'AllowOrigins' is set to a wildcard.",
      'Name the origins',
    ],
    [
      "Text track from origin 'https://media.example' has been blocked from loading: Not at same origin as the document, and parent of track element does not have a 'crossorigin' attribute. Origin 'https://foo.dev' is therefore not allowed access.",
      '<video crossorigin="anonymous">',
    ],
    [
      "Failed to register a ServiceWorker: The script has an unsupported MIME type ('text/html').",
      'answered with `text/html`, not with a script',
    ],
    [
      "Uncaught (in promise) DOMException: Failed to register a ServiceWorker: The origin of the provided scriptURL ('https://cdn.x.example') does not match the current origin ('https://app.example').",
      'the page’s own origin',
    ],
    [
      'Failed to register a ServiceWorker: A bad HTTP response code (404) was received when fetching the script.',
      'answered with status 404, not with a script',
    ],
    [
      "Failed to register a ServiceWorker for scope ('https://foo.dev/') with script ('https://foo.dev/js/sw.js'): The path of the provided scope ('/') is not under the max scope allowed ('/js/'). Adjust the scope, move the Service Worker script, or use the Service-Worker-Allowed HTTP header to allow the scope.",
      'Service-Worker-Allowed: /',
    ],
    [
      "Failed to register a ServiceWorker for scope ('https://foo.dev/') with script ('https://foo.dev/sw.js'): An SSL certificate error occurred when fetching the script.",
      'does not trust the certificate',
    ],
    [
      `${CHROMIUM}The 'Access-Control-Allow-Origin' header contains multiple values 'https://a.dev, https://a.dev', but only one is allowed.`,
      'Access-Control-Allow-Origin: https://foo.dev',
    ],
    ['GET https://localhost:5001/api net::ERR_CERT_AUTHORITY_INVALID', 'does not trust the certificate'],
    ['GET https://localhost:5001/api net::ERR_CERT_COMMON_NAME_INVALID', 'does not trust the certificate'],
    [
      "TypeError: Failed to execute 'fetch' on 'Window': Request cannot be constructed from a URL that includes credentials: https://u:p@foo.dev/x",
      'new URL(path, location.origin)',
    ],
    [
      "Access to XMLHttpRequest at 'http://192.168.1.5/api' from origin 'http://example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Private-Network' header was present in the preflight response for this private network request targeting the `private` address space.",
      'may not ask for `192.168.1.5` in a more private network at all',
    ],
  ])('%s: %s', (text, part) => {
    const { where, lines } = adviceFor(text)
    expect([where, ...lines].join('\n')).toContain(part)
  })

  test('a request that did not succeed in Firefox has several candidates, and none is told as a fact', () => {
    const { where } = adviceFor(`${FIREFOX}(Reason: CORS request did not succeed). Status code: (null).`)
    for (const part of ['does not say why', 'certificate', 'tracking protection', 'perhaps nothing listens'])
      expect(where).toContain(part)
  })
})

describe('texts of other forms', () => {
  test.each([
    [
      `[JavaScript Warning: "${FIREFOX}(Reason: Multiple CORS header Access-Control-Allow-Origin not allowed)."]`,
      'multiple-allow-origin',
    ],
    [`${FIREFOX}(Reason: Multiple CORS header Access-Control-Allow-Origin not allowed).`, 'multiple-allow-origin'],
    [
      'Cross-Origin Read Blocking (CORB) blocked cross-origin response https://api.foo.dev/x with MIME type application/json. See https://www.chromestatus.com/feature/5629709824032768 for more details.',
      'opaque-response-blocked',
    ],
  ])('%s is recognised as %s', (text, reason) => {
    expect(adviceFor(text).reasons[0]).toBe(reason)
  })
})
