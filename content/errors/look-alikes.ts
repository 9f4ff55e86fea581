import type { OtherReason } from '@/lib/search/case-reasons.ts'
import { allowOrigin, callOfBarOther, type ErrorPage, routes } from './error-page.ts'

/** The page of a message that is no failed call: a protection beside CORS, or what comes after it. */
export interface LookAlikePage extends Omit<ErrorPage, 'reason'> {
  /** Its name in the page's address. */
  readonly reason: OtherReason | 'cookie-rejected'
}

/** What people take for CORS, or meet beside it. */
export const LOOK_ALIKES: readonly LookAlikePage[] = [
  {
    reason: 'tainted-canvas',
    title: 'A canvas with a picture of another origin cannot be read',
    means:
      'The picture (or video) was loaded without CORS. It may be shown, but its pixels belong to the other site. Once it is drawn, `toDataURL`, `toBlob` and `getImageData` are refused, and so is a WebGL texture.',
    causes: [
      'The `<img>` has no `crossorigin` attribute, even though the server would allow it.',
      'The server sends no `Access-Control-Allow-Origin` with the picture.',
      'The picture was shown before without `crossorigin`, and the browser uses its cached copy, which has no permission. `Vary: Origin` and another address help.',
      'The page was opened from the disk (`file://`), where each file has an origin of its own.',
    ],
    fix: 'Set `crossOrigin` before `src`, and let the server allow your origin.',
    line: 'image.crossOrigin = "anonymous";',
    document: callOfBarOther(
      'const image = new Image();\nimage.src = "https://bar.other/data";\nawait image.decode();\nconst canvas = document.createElement("canvas");\ncanvas.getContext("2d").drawImage(image, 0, 0);\ncanvas.toDataURL();',
      routes({ route: 'GET /data', status: '200 OK', headers: ['Content-Type: image/gif'], body: 'GIF89a' }),
    ),
  },
  {
    reason: 'service-worker-response',
    title: 'The service worker answered with a response that does not fit',
    means:
      'Not the server but a service worker of the page answered, and the browser refuses its response: most often an opaque one, from a cache, for a request that wants to read the answer.',
    causes: [
      'The worker cached what an `<img>` or `<script>` loaded without CORS. A later `fetch`, or an element with `crossorigin`, gets that copy.',
      'The worker passes a redirected response to a navigation, or a response that was read already.',
      'The `fetch` inside the worker itself failed: paste the line that belongs to it.',
    ],
    fix: 'Let the worker cache only responses it could read (`response.type !== "opaque"`), or leave requests with the mode `cors` to the network. Then clear the old cache: “Application → Storage → Clear site data”.',
    document: null,
  },
  {
    reason: 'worker-script',
    title: 'A worker’s script must come from the page’s own origin',
    means:
      '`new Worker(url)` and `new SharedWorker(url)` accept only scripts of the page’s own origin. No CORS header can change that.',
    causes: [
      'A library is loaded from a CDN and starts a worker from a file beside itself.',
      'The page was opened from the disk, where every other file is of another origin.',
      'An address with another port or scheme.',
    ],
    fix: 'Serve the worker’s file yourself, or load it with `fetch` (this needs CORS) and start the worker from a `blob:` address. Inside a worker, `importScripts` and `import` may load from other origins.',
    line: 'new Worker(URL.createObjectURL(new Blob([`importScripts("https://bar.other/worker.js")`])))',
    document: callOfBarOther(
      'new Worker("https://bar.other/data");',
      routes({
        route: 'GET /data',
        status: '200 OK',
        headers: ['Content-Type: text/javascript', allowOrigin('*')],
        body: 'postMessage("hello");',
      }),
    ),
  },
  {
    reason: 'event-source-type',
    title: 'The answer is no event stream',
    means:
      'An `EventSource` wants the status 200 and the type `text/event-stream`, in UTF-8. CORS was passed, or not needed: the answer is simply of another kind.',
    causes: [
      'The address leads to a login page or to “not found”: the type is then `text/html`.',
      'The server sends JSON, or no `Content-Type`.',
      'The type names another charset, `iso-8859-1` for example.',
    ],
    fix: 'Look at the answer in the Network panel, and send the right type.',
    line: 'Content-Type: text/event-stream',
    document: callOfBarOther(
      'const source = new EventSource("https://bar.other/data");\nsource.onerror = () => source.close();',
      routes({
        route: 'GET /data',
        status: '200 OK',
        headers: ['Content-Type: application/json', allowOrigin('*')],
        body: '{}',
      }),
    ),
  },
  {
    reason: 'cookie-rejected',
    title: 'The browser did not take the cookie, or did not send it',
    means:
      'CORS decides who may read an answer. Whether a cookie is stored and sent is decided apart from it, by the cookie’s own attributes and by the settings of the browser.',
    causes: [
      'Page and server are of different sites, and the cookie is not `SameSite=None; Secure`. Without an attribute, it counts as `Lax`.',
      '`Secure` over plain HTTP. Some browsers accept it from `localhost`, Safari does not.',
      'The `Domain` is not a domain of the server that sets it.',
      'The `Path` does not match: without one, it is the folder of the address that set it.',
      'A name that begins with `__Host-` or `__Secure-` demands `Secure`, and `__Host-` also `Path=/` and no `Domain`.',
      'The browser blocks cookies of other sites altogether.',
    ],
    fix: 'For a page of another site: HTTPS, and these attributes. Better still, put page and API under one site (`app.example.com` and `api.example.com`).',
    line: 'Set-Cookie: session=…; Path=/; HttpOnly; Secure; SameSite=None',
    document: null,
  },
  {
    reason: 'forbidden-header',
    title: 'Only the browser may write this header',
    means: 'The script tried to set it. The header was left out, and the request went on without it.',
    causes: ['A library or an SDK was written for Node.js and sets `User-Agent`, `Host`, `Origin` or `Cookie`.'],
    fix: 'Remove the header from the script. The browser sends its own value.',
    document: null,
  },
  {
    reason: 'authorization-wildcard',
    title: 'By the standard, * leaves out Authorization',
    means:
      'In `Access-Control-Allow-Headers`, `*` does not cover `Authorization`. Today’s Chrome, Firefox and Safari still accept it, and Firefox warns that this will end.',
    causes: ['The server allows all headers with `*`, and the call carries a token.'],
    fix: 'Name it.',
    line: 'Access-Control-Allow-Headers: Authorization, *',
    document: null,
  },
]
