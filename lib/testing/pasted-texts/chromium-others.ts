/** Pasted from Chrome: connections, policies, elements, workers and cookies. */
import type { CaseReason } from '../../search/case-reasons.ts'
import { kindOf } from '../../search/case-reasons.ts'
import type { PastedText } from './pasted-text.ts'

const line = (
  source: string,
  reasons: CaseReason,
  text: string,
  found: PastedText['found'] = {},
  runs: boolean | undefined = undefined,
): PastedText => ({
  source,
  text,
  kind: kindOf(reasons),
  reasons,
  found,
  ...(runs === false ? { runs: false } : {}),
})

const NET = 'Chromium, net_error_list.h, as DevTools prints it'
const nobody = (text: string, url?: string, source = NET, runs?: boolean) =>
  line(source, 'connection-failed', text, url === undefined ? {} : { url }, runs)
const csp = (source: string, text: string, url?: string, runs?: boolean) =>
  line(source, 'content-security-policy', text, url === undefined ? {} : { url }, runs)

export const FROM_CHROMIUM_BESIDE_CORS: readonly PastedText[] = [
  nobody('GET http://localhost:8080/ net::ERR_CONNECTION_REFUSED', 'http://localhost:8080/'),
  nobody(
    'api.js:12  POST http://localhost:5000/login net::ERR_CONNECTION_REFUSED\nlogin @ api.js:12\nUncaught (in promise) TypeError: Failed to fetch\n    at login (api.js:12:9)\n    at <anonymous>:1:1',
    'http://localhost:5000/login',
  ),
  nobody('VM123:1 GET https://api.nowhere.test/ net::ERR_NAME_NOT_RESOLVED', 'https://api.nowhere.test/'),
  nobody(
    'polling-xhr.js:265 GET https://localhost:4000/socket.io/?EIO=3&transport=polling&t=MTuEOt8 net::ERR_CERT_AUTHORITY_INVALID',
    'https://localhost:4000/socket.io/?EIO=3&transport=polling&t=MTuEOt8',
    'funador/react-auth-client #3',
  ),
  nobody(
    'https://localhost:3001/background/index.js net::ERR_CERT_AUTHORITY_INVALID @ index.js:16',
    undefined,
    'schovi/create-chrome-extension #16',
  ),
  nobody('GET https://192.168.1.5:8443/ net::ERR_CERT_COMMON_NAME_INVALID', 'https://192.168.1.5:8443/'),
  nobody('GET https://localhost:3000/ net::ERR_SSL_PROTOCOL_ERROR', 'https://localhost:3000/'),
  nobody('GET https://api.example.org/slow net::ERR_TIMED_OUT', 'https://api.example.org/slow'),
  nobody('GET https://api.example.org/slow net::ERR_CONNECTION_TIMED_OUT', 'https://api.example.org/slow'),
  nobody('GET http://localhost:3000/a net::ERR_EMPTY_RESPONSE', 'http://localhost:3000/a'),
  nobody('Failed to load resource: net::ERR_EMPTY_RESPONSE'),
  nobody('GET http://10.0.0.7/ net::ERR_ADDRESS_UNREACHABLE', 'http://10.0.0.7/'),
  nobody('Failed to load resource: net::ERR_BLOCKED_BY_CLIENT', undefined, 'openchamber/openchamber #734', false),
  nobody(
    'POST https://www.google-analytics.com/g/collect net::ERR_BLOCKED_BY_CLIENT',
    'https://www.google-analytics.com/g/collect',
    NET,
    false,
  ),
  nobody(
    'POST https://api.example.org/upload net::ERR_H2_OR_QUIC_REQUIRED',
    'https://api.example.org/upload',
    'dart-lang/http #968, in Chromium’s words',
  ),
  nobody('POST http://localhost:8080/upload net::ERR_ALPN_NEGOTIATION_FAILED', 'http://localhost:8080/upload'),
  nobody('GET https://example.org/ net::ERR_INTERNET_DISCONNECTED', 'https://example.org/', NET, false),
  nobody('GET https://example.org/ net::ERR_HTTP2_PROTOCOL_ERROR 200 (OK)', 'https://example.org/'),
  line(NET, 'bad-port', 'GET http://localhost:6000/ net::ERR_UNSAFE_PORT', { url: 'http://localhost:6000/' }),
  line(
    NET,
    'opaque-response-blocked',
    'GET https://api.example.org/data.json net::ERR_BLOCKED_BY_ORB',
    { url: 'https://api.example.org/data.json' },
    false,
  ),
  line(
    NET,
    'cross-origin-resource-policy',
    'GET https://cdn.example.org/a.js net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin 200 (OK)',
    { url: 'https://cdn.example.org/a.js' },
  ),
  line(
    NET,
    'cross-origin-resource-policy',
    'GET https://cdn.example.org/a.js net::ERR_BLOCKED_BY_RESPONSE.NotSameSite',
    { url: 'https://cdn.example.org/a.js' },
  ),
  line(
    'helmetjs/helmet #385, in Chromium’s words',
    'cross-origin-embedder-policy',
    'GET https://cdn.example.org/a.png net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep 200',
    { url: 'https://cdn.example.org/a.png' },
  ),
  line(NET, 'redirect-count', 'GET https://example.org/a net::ERR_TOO_MANY_REDIRECTS', {
    url: 'https://example.org/a',
  }),
  csp(
    'axios/axios #4053',
    "Refused to connect because it violates the following Content Security Policy directive: \"default-src 'self'\". Note that 'connect-src' was not explicitly set, so 'default-src' is used as a fallback",
  ),
  csp(
    'annnhan/ReRes #30',
    "Refused to load the script 'https://xyz.xyz.com/xyz.js' because it violates the following Content Security Policy directive: \"script-src 'unsafe-inline' 'self' 'unsafe-eval' https://xxx.xxx.com\". Note that 'script-src-elem' was not explicitly set, so 'script-src' is used as a fallback.",
    'https://xyz.xyz.com/xyz.js',
  ),
  csp(
    'metarhia/Example #86',
    "Refused to connect to 'https://fonts.googleapis.com/css?family=Share+Tech+Mono'\nbecause it violates the following Content Security Policy directive: \"default-src 'self' ws:\".\nNote that 'connect-src' was not explicitly set, so 'default-src' is used as a fallback.",
    'https://fonts.googleapis.com/css?family=Share+Tech+Mono',
  ),
  csp(
    'flackr/circ #421',
    "Refused to load the image 'http://sourceforge.net/p/acupofjavachat/icon' because it violates the following Content Security Policy directive: \"img-src 'self' blob: filesystem: data: chrome-extension-resource:\".",
    'http://sourceforge.net/p/acupofjavachat/icon',
  ),
  csp(
    'blockscout/blockscout #414',
    "Refused to connect to 'ws://sokll-explorer-sokol-elb-852408732.us-east-1.elb.amazonaws.com/socket/websocket?locale=en&vsn=2.0.0' because it violates the following Content Security Policy directive: \"connect-src 'self' ws://localhost:*",
    undefined,
    false,
  ),
  csp(
    'a desktop application’s task list',
    "Refused to connect to 'http://127.0.0.1:1234/v1/models' because it violates the following Content Security Policy directive: \n\"connect-src 'self' asset: attachment: ws://localhost:* http://localhost:*\"",
    'http://127.0.0.1:1234/v1/models',
  ),
  csp(
    'an analysis of lamps, Chrome of 2026',
    "Loading the image 'http://localhost:8000/media/a_annotated.jpg' violates the following Content Security Policy directive: \"img-src 'self' data: blob: https://*.tile.openstreetmap.org https://www.openstreetmap.org\".",
    'http://localhost:8000/media/a_annotated.jpg',
  ),
  csp(
    'Chromium 156, csp_directive_list.cc',
    "Connecting to 'https://api.example.org/a' violates the following Content Security Policy directive: \"connect-src 'self'\". The action has been blocked.\nFetch API cannot load https://api.example.org/a. Refused to connect because it violates the document's Content Security Policy.",
    'https://api.example.org/a',
  ),
  line(
    'privly/privly-web #166, with a page',
    'mixed-content',
    "Mixed Content: The page at 'https://www.example.org/' was loaded over HTTPS, but requested an insecure XMLHttpRequest endpoint 'http://api.example.org/posts/user_account_data'. This request has been blocked; the content must be served over HTTPS.",
    { url: 'http://api.example.org/posts/user_account_data', page: 'https://www.example.org/' },
  ),
  line(
    'lisonge/vite-plugin-monkey #179',
    'mixed-content',
    "Mixed Content: The page at 'https://www.google.com/' was loaded over HTTPS, but requested an insecure script 'http://192.168.0.3:8991/__vite-plugin-monkey.entry.js'. This request has been blocked; the content must be served over HTTPS",
    { page: 'https://www.google.com/' },
    false,
  ),
  line(
    'project-openubl/searchpe #284',
    'mixed-content',
    "Mixed Content: The page at '...' was loaded over HTTPS, but requested an insecure manifest '/auth-switch'. This request has been blocked; the content must be served over HTTPS.",
    {},
    false,
  ),
  line(
    'a plugin’s issue',
    'integrity',
    "localhost/:39 Failed to find a valid digest in the 'integrity' attribute for resource 'http://localhost:1313/scss/hyde-hyde.css' with computed SHA-256 integrity 'Ree0cXVMgQve+6xwh4SmToLk0Gtk8WL6PVkML2YozxM='. The resource has been blocked.",
    { url: 'http://localhost:1313/scss/hyde-hyde.css' },
  ),
  line(
    'excubo-ag/Blazor.Grids #28, in Chromium’s words',
    'integrity',
    "Failed to find a valid digest in the 'integrity' attribute for resource 'https://cdn.example.org/a.js' with computed SHA-256 integrity 'x='. The resource has been blocked.\nFetch API cannot load https://cdn.example.org/a.js. SRI's integrity checks failed.\nUncaught (in promise) TypeError: Failed to fetch",
    { url: 'https://cdn.example.org/a.js' },
  ),
  line(
    'Chromium, subresource_integrity.cc',
    'integrity',
    "Subresource Integrity: The resource 'https://cdn.example.org/a.js' has an integrity attribute, but the resource requires the request to be CORS enabled to check the integrity, and it is not. The resource has been blocked because the integrity cannot be enforced.",
    {},
  ),
  line(
    'a page about rrweb',
    'tainted-canvas',
    "Uncaught SecurityError: Failed to execute 'toDataURL' on 'HTMLCanvasElement': Tainted canvases may not be exported.",
  ),
  line(
    'a component’s read-me',
    'tainted-canvas',
    "Error in v-on handler: \"SecurityError: Failed to execute 'getImageData' on 'CanvasRenderingContext2D': The canvas has been tainted by cross-origin data.\"",
  ),
  line(
    'Chromium, webgl_rendering_context_base.cc',
    'tainted-canvas',
    "Uncaught SecurityError: Failed to execute 'texImage2D' on 'WebGLRenderingContext': The image element contains cross-origin data, and may not be loaded.",
  ),
  line(
    'serwist/serwist #175, in Chromium’s words',
    'service-worker-response',
    'The FetchEvent for "https://cdn.example.org/a.png" resulted in a network error response: an "opaque" response was used for a request whose type is not no-cors\nsw.js:1 GET https://cdn.example.org/a.png net::ERR_FAILED',
    { url: 'https://cdn.example.org/a.png' },
    false,
  ),
  line(
    'a summary of asset errors',
    'service-worker-response',
    'The FetchEvent for "https://media.licdn.com/dms/image/v2/a" resulted in a network error response: \nan "opaque" response was used for a request whose type is not no-cors',
    { url: 'https://media.licdn.com/dms/image/v2/a' },
    false,
  ),
  line(
    'davidflanagan/WorkerConsole #4',
    'worker-script',
    "Uncaught DOMException: Failed to construct 'Worker': Script at 'file:///C:/Users/manoj/Downloads/WorkerConsole-master/WorkerConsole-master/WorkerConsole.js#tests/testworker.js' cannot be accessed from origin 'null'.",
    { origin: 'null' },
    false,
  ),
  line(
    'GoogleChromeLabs/comlink #676',
    'worker-script',
    "Error: SecurityError: Failed to construct 'Worker': Script at 'http://localhost:3000/static/js/src_worker_js.chunk.js' cannot be accessed from origin 'http://localhost:3001'.",
    { url: 'http://localhost:3000/static/js/src_worker_js.chunk.js', origin: 'http://localhost:3001' },
  ),
  line(
    'a dashboard’s report',
    'event-source-type',
    'EventSource\'s response has a MIME type ("text/html") that is not "text/event-stream". Aborting the connection.',
    { value: 'text/html' },
  ),
  line(
    'kartikk221/hyper-express #268, in Chromium’s words',
    'event-source-type',
    'events:1 EventSource\'s response has a charset ("iso-8859-1") that is not UTF-8. Aborting the connection.',
  ),
  line(
    'fatedier/frp #5192',
    'invalid-request',
    "Uncaught (in promise) TypeError: Failed to execute 'fetch' on 'Window': Request cannot be constructed from a URL that includes credentials: ../api/serverinfo",
    {},
  ),
  line(
    'PostHog/posthog-js #2902',
    'invalid-request',
    "TypeError: Failed to construct 'Request': The `duplex` member must be specified for a request with a streaming body",
    {},
  ),
  line(
    'Chromium, xml_http_request.cc',
    'forbidden-header',
    'Refused to set unsafe header "user-agent"',
    { value: 'user-agent' },
    false,
  ),
  line(
    'a page about CSS variables in Chinese',
    'cookie-secure',
    'this attempt to set a cookie via a set-cookie header was blocked because it had the "Secure" attribute but was not received over a secure connection.',
  ),
  line(
    'a student’s dashboard',
    'cookie-same-site',
    'this attempt to set a cookie via a Set-Cookie header was blocked because it had the "SameSite=Lax" attribute but came from a cross-site response which was not the response to a top-level navigation.',
  ),
  line(
    'a to-do list about Heroku',
    'cookie-domain',
    '"This attempt to set a cookie via a Set-Cookie header was blocked because its Domain attribute was invalid with regards to the current host url."',
  ),
  line(
    'a course’s server',
    'cookie-third-party',
    'This attempt to set a cookie via a Set-Cookie header was blocked due to user preferences',
    {},
    false,
  ),
  line(
    'Chromium 80, cookie warnings',
    'cookie-same-site',
    'A cookie associated with a cross-site resource at http://google.com/ was set without the `SameSite` attribute. It has been blocked, as Chrome now only delivers cookies with cross-site requests if they are set with `SameSite=None` and `Secure`.',
  ),
]
