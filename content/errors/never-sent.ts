import { allowOrigin, callOfBarOther, type ErrorPage, GET, routes } from './error-page.ts'

const OPEN = routes({ route: 'GET /data', status: '200 OK', headers: [allowOrigin('*')], body: 'hello' })
const calls = (code: string) => callOfBarOther(code, OPEN)

/** The call never left the browser, or got no response. */
export const NEVER_SENT_ERRORS: readonly ErrorPage[] = [
  {
    reason: 'connection-failed',
    title: 'No answer came',
    means:
      'No server responded at this address. Firefox still calls it a CORS error: from the script’s side, the two look the same.',
    causes: [
      'The server is not running, or listens on another port.',
      'Its certificate is not trusted: open the address in a new tab to see.',
      'The name is known only to containers or in another network, as `http://backend:8000` is.',
      'The body is a stream, and the server is reached over HTTP/1.1.',
      'An extension of the browser blocked the call.',
    ],
    fix: 'See whether the server runs and can be reached. No CORS header can help before it answers.',
    document: callOfBarOther(GET, '', { servers: {} }),
  },
  {
    reason: 'mixed-content',
    title: 'A secure page may not call over plain HTTP',
    means: 'The page came over HTTPS and calls an `http://` address. The browser sends nothing.',
    causes: ['The address of the API was written for development and is still in the build.'],
    fix: 'Call the server over HTTPS. No CORS header can change this.',
    document: callOfBarOther('await fetch("http://bar.other/data");', OPEN, {
      servers: { 'http://bar.other': OPEN },
    }),
  },
  {
    reason: 'content-security-policy',
    title: 'The page’s own Content-Security-Policy forbids it',
    means:
      'The page came with a header `Content-Security-Policy`, which lists the addresses that it may load from and connect to. This address is not in the list, so the browser sends nothing. CORS has no part in it.',
    causes: [
      'A new API or CDN was added, and the list in the page’s header was not.',
      'There is no `connect-src`, so `default-src` decides about `fetch` too.',
      'An allowed address redirects to one that is not in the list.',
      '`self` is written without its quotation marks, and so is the name of a host.',
    ],
    fix: 'Add the address to the directive that the message names, in the header of the page. Nothing has to be changed on the server that is called.',
    line: "Content-Security-Policy: connect-src 'self' https://bar.other",
    document: callOfBarOther(GET, OPEN, { headers: [['Content-Security-Policy', "connect-src 'self'"]] }),
  },
  {
    reason: 'scheme-not-supported',
    title: 'The address is not HTTP',
    means: 'CORS works over HTTP and HTTPS. This address has another scheme, so nothing was sent.',
    causes: [
      'The page was opened from the disk (`file://`) and calls a file beside it.',
      'The address lacks `http://`: `localhost:8080` is read as the scheme `localhost`.',
    ],
    fix: 'Serve the page and the data over HTTP, also during development.',
    document: calls('await fetch("ftp://bar.other/data");'),
  },
  {
    reason: 'mode-same-origin',
    title: 'The call allows only its own origin',
    means: 'The call has the mode `same-origin`, and the address is another origin. Nothing was sent.',
    causes: ['A library or an example set `mode: "same-origin"`.', 'The server redirected to another origin.'],
    fix: 'Leave `mode` out to use CORS.',
    document: calls('await fetch("https://bar.other/data", { mode: "same-origin" });'),
  },
  {
    reason: 'no-cors-redirect-mode',
    title: 'A no-cors call must follow redirects',
    means: 'The call has the mode `no-cors` and another redirect mode than `follow`. Nothing was sent.',
    causes: ['`mode: "no-cors"` was added to make an error go away.'],
    fix: 'Leave `mode` and `redirect` out. With `no-cors` the script could not read the answer anyway.',
    document: calls('await fetch("https://bar.other/data", { mode: "no-cors", redirect: "error" });'),
  },
  {
    reason: 'bad-port',
    title: 'Browsers do not call this port',
    means: 'Some ports belong to other protocols, mail for example. Browsers refuse to send HTTP there.',
    causes: ['A development server was given port 6000 or 6667.'],
    fix: 'Let the server listen on another port.',
    document: calls('await fetch("https://bar.other:6667/data");'),
  },
  {
    reason: 'only-if-cached-miss',
    title: 'Nothing in the cache',
    means: 'The call asks only for a cached answer, and there is none. Nothing was sent.',
    causes: ['`cache: "only-if-cached"` was set, and the page calls this address for the first time.'],
    fix: 'Use another cache mode.',
    document: calls('await fetch("/data", { mode: "same-origin", cache: "only-if-cached" });'),
  },
  {
    reason: 'keepalive-limit',
    title: 'Too much for keepalive',
    means: 'A call with `keepalive` may outlive its page, and so may carry 64 KiB at most.',
    causes: ['A whole log or a picture is sent while the page closes.'],
    fix: 'Send less, or without `keepalive`.',
    document: calls(
      'await fetch("https://bar.other/data", {\n  method: "POST",\n  keepalive: true,\n  body: "x".repeat(70_000),\n});',
    ),
  },
  {
    reason: 'aborted',
    title: 'The script aborted the call',
    means: 'The script itself ended the call before an answer was there.',
    causes: ['A component was removed from the page while it waited.', 'A time limit ran out.'],
    fix: 'Nothing has to be fixed if it was meant. Otherwise give the call more time.',
    document: calls(
      'const controller = new AbortController();\nconst answer = fetch("https://bar.other/data", { signal: controller.signal });\ncontroller.abort();\nawait answer;',
    ),
  },
  {
    reason: 'invalid-request',
    title: 'The call is not a valid request',
    means: 'The options do not fit together, or one of them is not allowed at all. Nothing was sent.',
    causes: [
      'A GET with a body.',
      'A method that pages may not use, such as `TRACE`.',
      'A header name with a space in it.',
    ],
    fix: 'Read the exception: it says what is wrong.',
    document: calls('await fetch("https://bar.other/data", { method: "TRACE" });'),
  },
]

/** The response arrived, and may not be embedded in the page. */
export const EMBEDDING_ERRORS: readonly ErrorPage[] = [
  {
    reason: 'cross-origin-resource-policy',
    title: 'Cross-Origin-Resource-Policy keeps the answer out',
    means:
      'The server asks with `Cross-Origin-Resource-Policy` that its answer is not put into pages of other sites. It counts for calls without CORS.',
    causes: ['A security middleware sets `same-origin` for everything, for images and scripts too.'],
    fix: 'Open what is meant for other sites.',
    line: 'Cross-Origin-Resource-Policy: cross-origin',
    document: callOfBarOther(
      'await fetch("https://bar.other/data", { mode: "no-cors" });',
      routes({
        route: 'GET /data',
        status: '200 OK',
        headers: ['Cross-Origin-Resource-Policy: same-origin'],
        body: 'hello',
      }),
    ),
  },
  {
    reason: 'cross-origin-embedder-policy',
    title: 'The page’s Cross-Origin-Embedder-Policy keeps the answer out',
    means:
      'The page came with `Cross-Origin-Embedder-Policy: require-corp`. It loads from other origins only what was asked for with CORS, or says in `Cross-Origin-Resource-Policy` that it may be embedded.',
    causes: [
      'The header was added to get `SharedArrayBuffer`, and images or scripts of other sites no longer load.',
      'A CDN sends no `Cross-Origin-Resource-Policy`.',
    ],
    fix: 'Let the server allow it, or load it with `crossorigin` and CORS. `credentialless` on the page loads the rest without cookies.',
    line: 'Cross-Origin-Resource-Policy: cross-origin',
    document: callOfBarOther('await fetch("https://bar.other/data", { mode: "no-cors" });', OPEN, {
      headers: [['Cross-Origin-Embedder-Policy', 'require-corp']],
    }),
  },
  {
    reason: 'sandboxed-form',
    title: 'A sandboxed frame may not submit forms',
    means:
      'The form is in an `<iframe sandbox>` without `allow-forms`, or its page has such a sandbox by its Content-Security-Policy. The browser does not submit it. CORS has no part in it.',
    causes: ['The `sandbox` of the frame lists `allow-scripts` only.'],
    fix: 'Add `allow-forms` to the `sandbox`, or call the server with `fetch`.',
    document: null,
  },
  {
    reason: 'integrity',
    title: 'The content is not what `integrity` promises',
    means:
      'The call or the element has `integrity`, the digest of the content that it expects. What arrived has another digest, or is an answer that a page may not read, which browsers do not compare.',
    causes: [
      'The file on the other server was changed, and the digest in the page was not.',
      'The server sends an error page in place of the file.',
      'A `<script>` or `<link>` of another origin has `integrity` and no `crossorigin`.',
    ],
    fix: 'Write the digest of the new content, or ask for a version that does not change. For another origin, add `crossorigin`, and let the server allow the origin.',
    line: allowOrigin('https://foo.example'),
    document: calls('await fetch("https://bar.other/data", { integrity: "sha256-AAAA" });'),
  },
  {
    reason: 'local-url-unreadable',
    title: 'The address stands for nothing',
    means:
      'A `blob:` or `data:` address needs no server: the browser itself has the content. This `blob:` address was revoked or belongs to another page, it was not asked for with GET, or the `data:` address is not well-formed.',
    causes: [
      '`URL.revokeObjectURL()` was called before the content was read.',
      'The address was stored, or sent to another page or tab.',
    ],
    fix: 'Read the content in the page that made the address, before it is revoked. CORS has no part in it.',
    document: calls(
      'const url = URL.createObjectURL(new Blob(["hello"]));\nURL.revokeObjectURL(url);\nawait fetch(url);',
    ),
  },
  {
    reason: 'opaque-response-blocked',
    title: 'The answer is nothing that the element can use',
    means:
      'An image, a script or a video asked for it without CORS, and got data of another kind, JSON for example. The browser does not let it into the page’s process.',
    causes: ['A `<script>` or `<img>` points at an API.'],
    fix: 'Call the API with `fetch`, and let the server allow the origin.',
    line: allowOrigin('https://foo.example'),
    document: null,
  },
  {
    reason: 'mime-type-blocked',
    title: 'The Content-Type does not fit',
    means:
      'The server says `X-Content-Type-Options: nosniff`, and the `Content-Type` is not that of a script or a style sheet.',
    causes: ['The server answers “not found” with an HTML page.', 'The file is served with the type `text/plain`.'],
    fix: 'Send the right type.',
    line: 'Content-Type: text/javascript',
    document: null,
  },
]
