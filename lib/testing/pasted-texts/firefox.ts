/** Pasted from Firefox, Thunderbird and Tor Browser. */
import { type CaseReason, kindOf } from '../../search/case-reasons.ts'
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

const BLOCKED = 'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at'
const KEY = 'Firefox, security.properties'

export const FROM_FIREFOX: readonly PastedText[] = [
  line(
    'monsur/enable-cors.org #169',
    'multiple-allow-origin',
    `${BLOCKED} https://demo4.spmpltech.com/api/home/Getlist. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘*, *’).`,
    { url: 'https://demo4.spmpltech.com/api/home/Getlist', value: '*, *' },
  ),
  line(
    'Jaagrav/CodeX #7',
    'preflight-status',
    `Error: ${BLOCKED} https://codexweb.netlify.app/.netlify/functions/enforceCode. (Reason: CORS preflight response did not succeed). Status code: 502.`,
    { url: 'https://codexweb.netlify.app/.netlify/functions/enforceCode', value: '502' },
  ),
  line(
    'Timonwa/react-chat #1',
    'connection-failed',
    `${BLOCKED} https://play.google.com/log?format=json&hasfast=true. (Reason: CORS request did not succeed). Status code:`,
    { url: 'https://play.google.com/log?format=json&hasfast=true' },
  ),
  line(
    'rcsb/mmtf-javascript #13',
    'missing-allow-origin',
    `\`${BLOCKED} https://mmtf.rcsb.org/v1.0/full/1YCR. (Reason: CORS header 'Access-Control-Allow-Origin' missing).\``,
    { url: 'https://mmtf.rcsb.org/v1.0/full/1YCR' },
  ),
  line(
    'loqui/im #402',
    'missing-allow-origin',
    `E/GeckoConsole( 2237): [JavaScript Warning: "${BLOCKED} https://bosh.loqui.im/. This can be fixed by moving the resource to the same domain or enabling CORS." {file: "https://bosh.loqui.im/" line: 0}]`,
    { url: 'https://bosh.loqui.im/' },
  ),
  line(
    'AdoptOpenJDK/openjdk-website #305',
    'preflight-missing-allow-origin',
    `⚠️ Cross-Origin Request Blocked:\nThe Same Origin Policy disallows reading the remote resource at\nhttps://api.adoptopenjdk.net/v2/info/releases/openjdk10?release=latest.\n(Reason: CORS header 'Access-Control-Allow-Origin' missing). [Learn More]\n\n⚠️ Cross-Origin Request Blocked:\nThe Same Origin Policy disallows reading the remote resource at\nhttps://api.adoptopenjdk.net/v2/info/releases/openjdk10?release=latest.\n(Reason: CORS request did not succeed). [Learn More]`,
    { url: 'https://api.adoptopenjdk.net/v2/info/releases/openjdk10?release=latest' },
  ),
  line(
    'atelier-des-communs/safecycle #1',
    'connection-failed',
    `\`${BLOCKED} https://code.jquery.com/jquery-3.6.0.min.js. (Reason: CORS request did not succeed).\n\``,
    { url: 'https://code.jquery.com/jquery-3.6.0.min.js' },
  ),
  line(
    'xtv-online/live-tools #6',
    ['connection-failed', 'missing-allow-origin', 'preflight-connection-failed'],
    `${BLOCKED} http://localhost:3000/clients/api. (Reason: CORS request failed).`,
    { url: 'http://localhost:3000/clients/api' },
  ),
  line(
    'a note about WSL',
    'scheme-not-supported',
    `${BLOCKED} file://///wsl$/fedoraremix/home/jprice/my/documents/code/js/data/aws-environments.json?_=1601052634622. (Reason: CORS request not http).`,
    {},
  ),
  line(KEY, 'scheme-not-supported', `${BLOCKED} file:///home/me/site/data.json. (Reason: CORS request not http).`, {
    url: 'file:///home/me/site/data.json',
  }),
  line(
    KEY,
    'connection-failed',
    `${BLOCKED} http://localhost:8099/. (Reason: CORS request did not succeed). Status code: (null).\nTypeError: NetworkError when attempting to fetch resource.`,
    { url: 'http://localhost:8099/' },
  ),
  line(
    KEY,
    ['missing-allow-origin', 'preflight-missing-allow-origin'],
    `${BLOCKED} https://api.example.org/a. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 404.`,
    { status: '404' },
  ),
  line(
    KEY,
    'preflight-missing-allow-origin',
    `${BLOCKED} https://api.example.org/a. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 204.\n${BLOCKED} https://api.example.org/a. (Reason: CORS request did not succeed). Status code: (null).`,
  ),
  line(
    KEY,
    'wildcard-with-credentials',
    `${BLOCKED} ‘https://api.example.org/a’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).`,
    { url: 'https://api.example.org/a' },
  ),
  line(
    KEY,
    'allow-credentials-not-true',
    `${BLOCKED} https://api.example.org/a. (Reason: expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).`,
  ),
  line(
    KEY,
    'method-not-allowed',
    `${BLOCKED} https://api.example.org/a. (Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).`,
  ),
  line(
    KEY,
    'header-not-allowed',
    `${BLOCKED} https://api.example.org/a. (Reason: header ‘authorization’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).`,
    { value: 'authorization' },
  ),
  line(
    'Firefox 60, security.properties',
    'header-not-allowed',
    `${BLOCKED} https://api.example.org/a. (Reason: missing token ‘x-token’ in CORS header ‘Access-Control-Allow-Headers’ from CORS preflight channel).`,
    { value: 'x-token' },
  ),
  line(
    'Firefox 60, security.properties: preflight',
    ['preflight-status', 'preflight-connection-failed'],
    `${BLOCKED} https://api.example.org/a. (Reason: CORS preflight channel did not succeed).`,
  ),
  line(
    KEY,
    'preflight-redirect',
    `${BLOCKED} https://api.example.org/a. (Reason: CORS request external redirect not allowed).`,
  ),
  line(
    KEY,
    'multiple-allow-origin',
    `${BLOCKED} https://api.example.org/a. (Reason: Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).`,
  ),
  line(
    KEY,
    'allow-origin-mismatch',
    `${BLOCKED} https://api.example.org/a. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘https://www.example.org/’).`,
    { value: 'https://www.example.org/' },
  ),
  line(
    KEY,
    'allow-methods-syntax',
    `${BLOCKED} https://api.example.org/a. (Reason: invalid token ‘[GET’ in CORS header ‘Access-Control-Allow-Methods’).`,
  ),
  line(KEY, 'connection-failed', `${BLOCKED} https://api.example.org/a. (Reason: CORS disabled).`),
  line(
    KEY,
    'authorization-wildcard',
    'Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at https://api.example.org/a soon. (Reason: When the `Access-Control-Allow-Headers` is `*`, the `Authorization` header is not covered. To include the `Authorization` header, it must be explicitly listed in CORS header `Access-Control-Allow-Headers`).',
    {},
    false,
  ),
  line(KEY, 'mixed-content', 'Blocked loading mixed active content “http://api.example.org/a”', {
    url: 'http://api.example.org/a',
  }),
  line(
    KEY,
    'integrity',
    'None of the “sha384” hashes in the integrity attribute match the content of the subresource at “https://cdn.example.org/a.js”. The computed hash is “x”.',
    { url: 'https://cdn.example.org/a.js' },
  ),
  line(
    'Firefox, necko.properties',
    'cross-origin-resource-policy',
    'The resource at “https://cdn.example.org/a.js” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy(CORP)#',
    { url: 'https://cdn.example.org/a.js' },
  ),
  line(
    'Firefox, necko.properties: ORB',
    'opaque-response-blocked',
    'The resource at “https://api.example.org/data.json” was blocked by OpaqueResponseBlocking. Reason: “mimeType is an opaque-blocklisted MIME type”.',
    {},
    false,
  ),
  line(
    'canonical/cookie-policy #79',
    ['cookie-secure'],
    'Cookie “_cookies_accepted” will be soon rejected because it has the “SameSite” attribute set to “None” or an invalid value, without the “secure” attribute. To know more about the “SameSite“ attribute, read https://developer.mozilla.org/docs/Web/HTTP/Headers/Set-Cookie/SameSite',
    { name: '_cookies_accepted' },
  ),
  line(
    'Firefox, necko.properties: SameSite',
    'cookie-same-site',
    'Cookie “session” has been rejected because it is in a cross-site context and its “SameSite” is “Lax” or “Strict”.',
    { name: 'session' },
  ),
  line('Firefox, necko.properties: domain', 'cookie-domain', 'Cookie “session” has been rejected for invalid domain.', {
    name: 'session',
  }),
  line('Firefox, necko.properties: prefix', 'cookie-prefix', 'Cookie “__Host-a” has been rejected for invalid prefix.'),
  line(
    'Firefox, necko.properties: secure',
    'cookie-secure',
    'Cookie “a” has been rejected because a non-HTTPS cookie can’t be set as “secure”.',
  ),
  line(
    'Firefox, necko.properties: third-party',
    'cookie-third-party',
    'Cookie “a” has been rejected because it is foreign and does not have the “Partitioned“ attribute.',
    {},
    false,
  ),
  line(
    'Firefox, csp.properties',
    'content-security-policy',
    "Content-Security-Policy: The page’s settings blocked the loading of a resource (connect-src) at https://api.example.org/a because it violates the following directive: “connect-src 'self'”",
    { url: 'https://api.example.org/a' },
  ),
  line(
    'Firefox 70, csp.properties',
    'content-security-policy',
    'Content Security Policy: The page’s settings blocked the loading of a resource at https://api.example.org/a (“connect-src”).',
    { url: 'https://api.example.org/a' },
  ),
  line(
    'Firefox, dom.properties',
    'service-worker-response',
    'Failed to load ‘https://cdn.example.org/a.png’. A ServiceWorker passed an opaque Response to FetchEvent.respondWith() while handling a ‘cors’ FetchEvent. Opaque Response objects are only valid when the RequestMode is ‘no-cors’.',
    { url: 'https://cdn.example.org/a.png' },
    false,
  ),
  line(
    'Firefox, FontFaceSet.cpp',
    ['missing-allow-origin', 'connection-failed'],
    'downloadable font: download failed (font-family: "Font Awesome 6 Free" style:normal weight:900 stretch:100 src index:0): bad URI or cross-site access not allowed source: https://cdn.example.org/webfonts/fa-solid-900.woff2',
    { url: 'https://cdn.example.org/webfonts/fa-solid-900.woff2' },
  ),
  line(
    'Firefox, dom.properties: a script',
    ['connection-failed', 'missing-allow-origin', 'cross-origin-resource-policy'],
    'Loading failed for the <script> with source “https://cdn.example.org/a.js”.',
    { url: 'https://cdn.example.org/a.js' },
  ),
  line(
    'Firefox, Errors.msg',
    'invalid-request',
    'Uncaught (in promise) TypeError: Window.fetch: https://user:secret@frp.example/api/serverinfo is an url with embedded credentials.',
  ),
  line('Firefox, netmonitor', ['tainted-canvas', 'worker-script'], 'Uncaught DOMException: The operation is insecure.'),
  line(
    'Firefox, fetch',
    [
      'connection-failed',
      'missing-allow-origin',
      'preflight-missing-allow-origin',
      'preflight-status',
      'mixed-content',
    ],
    'Uncaught (in promise) TypeError: NetworkError when attempting to fetch resource.',
  ),
  ...germanLines(),
]

/** In German: two that people have pasted, and the words of the language pack with made-up addresses. */
function germanLines(): readonly PastedText[] {
  const BLOCKED_IN_GERMAN =
    'Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf'
  const url = 'https://api.example/x'
  const german = (reasons: CaseReason | readonly CaseReason[], why: string, found: PastedText['found'] = {}) =>
    line('Firefox in German, security.properties', reasons, `${BLOCKED_IN_GERMAN} ${url}. (Grund: ${why}).`, {
      url,
      ...found,
    })
  return [
    line(
      'a comment in a script of a public repository',
      ['allow-origin-mismatch', 'preflight-allow-origin-mismatch'],
      `${BLOCKED_IN_GERMAN} \n auf https://tools.home/logger/api.php?page=x. \n (Grund: CORS-Kopfzeile 'Access-Control-Allow-Origin' stimmt nicht mit 'https://tools.home' überein)`.replace(
        ' auf \n auf',
        ' \n auf',
      ),
      { url: 'https://tools.home/logger/api.php?page=x', value: 'https://tools.home' },
    ),
    line(
      'a report in a public repository',
      ['missing-allow-origin', 'preflight-missing-allow-origin'],
      `${BLOCKED_IN_GERMAN} \nhttp://localhost:8080/api/health/services. \n(Grund: CORS-Kopfzeile 'Access-Control-Allow-Origin' fehlt). \nStatuscode: 200.`,
      { url: 'http://localhost:8080/api/health/services' },
    ),
    german('preflight-redirect', 'Externe Weiterleitung der CORS-Anfrage verboten'),
    german(
      ['multiple-allow-origin', 'preflight-multiple-allow-origin'],
      "Es darf nur ein eine CORS-Kopfzeile 'Access-Control-Allow-Origin' verwendet werden",
    ),
    german(
      ['wildcard-with-credentials', 'preflight-wildcard-with-credentials'],
      "Berechtigung/Credential wird nicht unterstützt, wenn die CORS-Kopfzeile 'Access-Control-Allow-Origin' auf '*' gesetzt ist",
    ),
    german(
      ['allow-credentials-not-true', 'preflight-allow-credentials-not-true'],
      "'true' in CORS-Kopfzeile 'Access-Control-Allow-Credentials' erwartet",
    ),
    german('method-not-allowed', "Methode nicht in CORS-Kopfzeile 'Access-Control-Allow-Methods' gefunden"),
    german('preflight-status', 'CORS-Preflight-Antwort schlug fehl'),
    german(
      'header-not-allowed',
      "Kopfzeile 'authorization' ist aufgrund der Kopfzeile 'Access-Control-Allow-Headers' aus der CORS-Preflight-Antwort nicht zulässig",
      { value: 'authorization' },
    ),
    line(
      'Firefox in German, csp.properties',
      'content-security-policy',
      `Content-Security-Policy: Die Einstellungen der Seite haben das Laden einer Ressource auf ${url} blockiert ("connect-src").`,
      { url },
    ),
  ]
}
