/** Pasted from Safari and applications with its web view, and from libraries and servers. */
import { type CaseReason, kindOf } from '../../search/case-reasons.ts'
import { ANY_FAILURE } from '../../search/known-texts/known-text.ts'
import type { PastedText } from './pasted-text.ts'

const line = (
  source: string,
  reasons: CaseReason | readonly CaseReason[],
  text: string,
  found: PastedText['found'] = {},
  runs: boolean | undefined = undefined,
): PastedText => {
  const [first] = typeof reasons === 'string' ? [reasons] : reasons
  return { source, text, kind: kindOf(first as CaseReason), reasons, found, ...(runs === false ? { runs: false } : {}) }
}

const ORIGIN = [
  'missing-allow-origin',
  'invalid-allow-origin',
  'allow-origin-mismatch',
  'preflight-missing-allow-origin',
  'preflight-invalid-allow-origin',
  'preflight-allow-origin-mismatch',
] as const
/** With the status that it prints today: for a header that is sent twice too. */
const WITH_STATUS = [
  'missing-allow-origin',
  'multiple-allow-origin',
  'invalid-allow-origin',
  'allow-origin-mismatch',
  'preflight-missing-allow-origin',
  'preflight-multiple-allow-origin',
  'preflight-invalid-allow-origin',
  'preflight-allow-origin-mismatch',
] as const

const CHECKS = 'WebKit, CrossOriginAccessControl.cpp'
const WITHOUT_MIXED = ANY_FAILURE.filter((reason) => reason !== 'mixed-content')

export const FROM_WEBKIT: readonly PastedText[] = [
  line(
    'PhillipNgo/PScheduler #9',
    ORIGIN,
    '[Error] Origin https://www.pscheduler.com is not allowed by Access-Control-Allow-Origin.\n[Error] Fetch API cannot load https://fdnvrxrba7.execute-api.us-east-1.amazonaws.com/beta/courses/search?query=CS%201114&size=1000&term=201809 due to access control checks.\n[Error] Failed to load resource: Origin https://www.pscheduler.com is not allowed by Access-Control-Allow-Origin. (search, line 0)',
    {
      origin: 'https://www.pscheduler.com',
      url: 'https://fdnvrxrba7.execute-api.us-east-1.amazonaws.com/beta/courses/search?query=CS%201114&size=1000&term=201809',
    },
  ),
  line(
    'a firebase project’s notes',
    ORIGIN,
    '[Error] Origin http://localhost:3000 is not allowed by Access-Control-Allow-Origin.\n[Error] Fetch API cannot load http://localhost:5001/fire-b5966/us-central1/helloWorld due to access control checks.\n[Error] Failed to load resource: Origin http://localhost:3000 is not allowed by Access-Control-Allow-Origin. (helloWorld, line 0)\n[Error] Unhandled Promise Rejection: Error: internal',
    { url: 'http://localhost:5001/fire-b5966/us-central1/helloWorld' },
  ),
  line(
    'a kennel’s upload',
    WITH_STATUS,
    '[Error] Origin http://localhost:5173 is not allowed by Access-Control-Allow-Origin. Status code: 413\n[Error] XMLHttpRequest cannot load http://localhost:8081/api/v1/dogs/1/upload-image due to access control checks.',
    { status: '413', url: 'http://localhost:8081/api/v1/dogs/1/upload-image' },
  ),
  line(
    'a Supabase function',
    WITH_STATUS,
    'Error: Origin https://preview--visual-story-pulse.lovable.app is not allowed by Access-Control-Allow-Origin. Status code: 200',
    { origin: 'https://preview--visual-story-pulse.lovable.app', status: '200' },
  ),
  line(
    'Ollama on a Raspberry Pi',
    'preflight-status',
    '[Error] Preflight response is not successful. Status code: 403\n  [Error] Fetch API cannot load http://192.168.1.189:11434/api/generate due to access control checks.\n  [Error] Failed to load resource: Preflight response is not successful. Status code: 403\n  [Error] Error communicating with Ollama: – TypeError: Load failed',
    { value: '403', url: 'http://192.168.1.189:11434/api/generate' },
  ),
  line(
    'a side project’s page',
    ['preflight-status', 'preflight-redirect'],
    'Failed to load resource: Preflight response is not successful.\nFetch API cannot load https://api.gotheory.test/a. Preflight response is not successful',
    {},
  ),
  line(
    'OpenIPC/majestic-webui #149',
    ANY_FAILURE,
    'Fetch API cannot load http://192.168.0.201/metrics due to access control checks.\n    m — status.js:1:1599',
    { url: 'http://192.168.0.201/metrics' },
  ),
  line(
    'danielBingham/communities #178',
    WITHOUT_MIXED,
    '> Fetch API cannot load https://localhost:3000/api/0.0.0/users?username=jane-doe due to access control checks.',
    { url: 'https://localhost:3000/api/0.0.0/users?username=jane-doe' },
  ),
  line(
    'a console log in public',
    'connection-failed',
    'A server with the specified hostname could not be found.\nFetch API cannot load http://backend:8000/user due to access control checks.\nFailed to load resource: A server with the specified hostname could not be found.',
    { url: 'http://backend:8000/user' },
  ),
  line(
    'a demo server’s notes',
    ANY_FAILURE,
    '[Error] Fetch API cannot load http://localhost:1500/api/chat \n        due to access control checks.',
    { url: 'http://localhost:1500/api/chat' },
  ),
  line(
    'WebKit, CFNetwork',
    'connection-failed',
    '[Error] Could not connect to the server.\n[Error] Fetch API cannot load https://localhost:3001/a due to access control checks.\n[Error] Failed to load resource: Could not connect to the server. (a, line 0)',
    { url: 'https://localhost:3001/a' },
  ),
  line(
    'WebKit, CFNetwork: certificate',
    'connection-failed',
    'Failed to load resource: The certificate for this server is invalid. You might be connecting to a server that is pretending to be “192.168.1.5”',
    {},
  ),
  line(
    'WebKit, CFNetwork: timeout',
    'connection-failed',
    '[Error] Failed to load resource: The request timed out. (a, line 0)',
  ),
  line(
    CHECKS,
    'header-not-allowed',
    '[Error] Request header field X-Media-Type is not allowed by Access-Control-Allow-Headers.\n[Error] Fetch API cannot load https://upload.example.org/ due to access control checks.',
    { value: 'X-Media-Type', url: 'https://upload.example.org/' },
  ),
  line(CHECKS, 'method-not-allowed', '[Error] Method PUT is not allowed by Access-Control-Allow-Methods.', {
    value: 'PUT',
  }),
  line(
    CHECKS,
    ['wildcard-with-credentials', 'preflight-wildcard-with-credentials'],
    '[Error] Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
  ),
  line(
    CHECKS,
    ['allow-credentials-not-true', 'preflight-allow-credentials-not-true'],
    '[Error] Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
  ),
  line(
    CHECKS,
    ['multiple-allow-origin', 'preflight-multiple-allow-origin'],
    'Access-Control-Allow-Origin cannot contain more than one origin.',
  ),
  line(
    'Morelitea/initiative #499',
    WITH_STATUS,
    '[Error] Origin capacitor://localhost is not allowed by Access-Control-Allow-Origin. Status code: 200',
    { origin: 'capacitor://localhost' },
  ),
  line('ionic-team/capacitor #1041', ORIGIN, 'Origin capacitor://app is not allowed by Access-Control-Allow-Origin.', {
    origin: 'capacitor://app',
  }),
  line(
    'WebKit, NetworkLoadChecker.cpp',
    ORIGIN,
    'Cross-origin redirection to http://localhost:8087/login?error denied by Cross-Origin Resource Sharing policy: Origin http://localhost is not allowed by Access-Control-Allow-Origin.',
    { origin: 'http://localhost' },
  ),
  line(
    'a desktop shell',
    'scheme-not-supported',
    'Not allowed to request resource                                    sendIpcMessage — user-script:274:83\nFetch API cannot load ipc://localhost/gateway_csrf_token\n    due to access control checks.',
    { url: 'ipc://localhost/gateway_csrf_token' },
  ),
  line(
    'EricssonResearch/openwebrtc-browser-extensions #8',
    'mixed-content',
    '[blocked] The page at https://webrtc.github.io/samples/src/content/getusermedia/gum/ was not allowed to run insecure content from http://localhost:10717/owr.js.',
    { url: 'http://localhost:10717/owr.js' },
  ),
  line(
    'WebKit, MixedContentChecker.cpp',
    'mixed-content',
    '[Warning] [blocked] The page at https://www.example.org/ requested insecure content from http://api.example.org/a. This content was blocked and must be served over HTTPS.',
    { url: 'http://api.example.org/a', page: 'https://www.example.org/' },
  ),
  line(
    'WebKit, ContentSecurityPolicy.cpp',
    'content-security-policy',
    'Refused to connect to https://api.example.org/a because it does not appear in the connect-src directive of the Content Security Policy.',
    { url: 'https://api.example.org/a' },
  ),
  line(
    'WebKit, ContentSecurityPolicy.cpp: fallback',
    'content-security-policy',
    '[Error] Refused to connect to https://api.example.org/a because it appears in neither the connect-src directive nor the default-src directive of the Content Security Policy.',
    { url: 'https://api.example.org/a' },
  ),
  line(
    'WebKit, SubresourceIntegrity.cpp',
    'integrity',
    '[Error] Cannot load script https://cdn.example.org/a.js. Failed integrity metadata check. Content length: 10, Expected content length: -1, Expected metadata: sha384-x',
    { url: 'https://cdn.example.org/a.js' },
  ),
  line(
    'WebKit, CanvasRenderingContext2DBase.cpp',
    'tainted-canvas',
    '[Error] Unable to get image data from canvas because the canvas has been tainted by cross-origin data.',
  ),
  line(
    'maxence-charriere/go-app #706',
    'service-worker-response',
    'Failed to load resource: FetchEvent.respondWith received an error: TypeError: Load failed',
    {},
    false,
  ),
  line(
    'WebKit, CachedResourceLoader.cpp',
    'cross-origin-resource-policy',
    "Cancelled load to https://cdn.example.org/a.js because it violates the resource's Cross-Origin-Resource-Policy response header.",
    { url: 'https://cdn.example.org/a.js' },
  ),
  line(
    'WebKit, FetchRequest.cpp',
    'invalid-request',
    'Unhandled Promise Rejection: TypeError: URL is not valid or contains user credentials.',
  ),
  line('WebKit, fetch', ANY_FAILURE, 'Unhandled Promise Rejection: TypeError: Load failed'),
  line(
    'WebKit of 2012',
    ORIGIN,
    'XMLHttpRequest cannot load http://api.alice.com.\nOrigin http://api.bob.com is not allowed by Access-Control-Allow-Origin.',
    { url: 'http://api.alice.com', origin: 'http://api.bob.com' },
  ),
]

const other = (entry: PastedText): PastedText => ({ ...entry, kind: 'other' })

export const FROM_PROGRAMS: readonly PastedText[] = [
  other(
    line('axios, xhr.js', ANY_FAILURE, 'AxiosError: Network Error\n    at XMLHttpRequest.handleError (xhr.js:158:14)'),
  ),
  other(
    line(
      'axios, AxiosError.js',
      ANY_FAILURE,
      '{"message":"Network Error","name":"AxiosError","code":"ERR_NETWORK","status":null}',
    ),
  ),
  line(
    'expressjs/cors, its read-me, in a server’s log',
    ['missing-allow-origin', 'preflight-missing-allow-origin'],
    'Error: Not allowed by CORS\n    at origin (/app/server.js:14:16)',
  ),
  line(
    'starlette, CORSMiddleware',
    ['preflight-missing-allow-origin', 'missing-allow-origin'],
    '400 Bad Request: Disallowed CORS origin',
  ),
  line('Spring, DefaultCorsProcessor', ['preflight-status', 'missing-allow-origin'], 'Invalid CORS request'),
]
