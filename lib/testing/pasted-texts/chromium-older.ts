/** Pasted from Chrome before 2019, and what stands where an address is none of HTTP or in the local network. */
import type { PastedText } from './pasted-text.ts'

const NO_HEADER = "No 'Access-Control-Allow-Origin' header is present on the requested resource."

const local = (
  text: string,
  source: string,
  found: PastedText['found'] = {},
  reasons: PastedText['reasons'] = 'local-network-access',
): PastedText => ({ source, text, kind: 'local-network', reasons, found })
const scheme = (
  source: string,
  text: string,
  found: PastedText['found'] = {},
  more: Partial<PastedText> = {},
): PastedText => ({
  source,
  text,
  kind: 'scheme',
  reasons: 'scheme-not-supported',
  found,
  ...more,
})

export const FROM_OLDER_CHROMIUM: readonly PastedText[] = [
  {
    source: 'pagekit/vue-resource #454',
    text: `XMLHttpRequest cannot load http://192.168.10.47:20005/nxn/api/init. Response to preflight request doesn't pass access control check: ${NO_HEADER} Origin 'http://192.168.10.118:8080' is therefore not allowed access.`,
    kind: 'cors',
    reasons: 'preflight-missing-allow-origin',
    found: { url: 'http://192.168.10.47:20005/nxn/api/init', origin: 'http://192.168.10.118:8080' },
  },
  {
    source: 'thx/RAP #532',
    text: "Font from origin 'http://at.alicdn.com' has been blocked from loading by Cross-Origin Resource Sharing policy: No 'Access-Control-Allow-Origin' header is present on the requested resource",
    kind: 'cors',
    reasons: 'missing-allow-origin',
  },
  {
    source: 'spmjs/spm-server #20',
    text: `> Font from origin 'http://127.0.0.1:8000' has been blocked from loading by Cross-Origin Resource Sharing policy: ${NO_HEADER} Origin 'http://127.0.0.1:8002' is therefore not allowed access.`,
    kind: 'cors',
    reasons: 'missing-allow-origin',
    found: { origin: 'http://127.0.0.1:8002' },
  },
  {
    source: 'nirewen/Citador #26',
    text: `Access to Font at 'https://crossorigin.me/https://nirewen.s-ul.eu/WJJ3bKJl.ttf' from origin 'https://discordapp.com' has been blocked by CORS policy: ${NO_HEADER} Origin 'https://discordapp.com' is therefore not allowed access. The response had HTTP status code 503.`,
    kind: 'cors',
    reasons: 'missing-allow-origin',
    found: { status: '503' },
  },
  {
    source: 'Gaohaoyang/gaohaoyang.github.io #100',
    text: "Access to Font at 'https://cdn.bootcss.com/font-awesome/4.7.0/fonts/fontawesome-webfont.woff2?v=4.7.0' from origin 'https://gaohaoyang.github.io' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header has a value 'http://pay.skyrich.net' that is not equal to the supplied origin. Origin 'https://gaohaoyang.github.io' is therefore not allowed access.",
    kind: 'cors',
    reasons: 'allow-origin-mismatch',
    found: { value: 'http://pay.skyrich.net' },
  },
  {
    source: 'tkyaji/cordova-plugin-crypt-file #19',
    text: 'XMLHttpRequest cannot load https://api.example.test/Mobile/ut/Locations. Response for preflight has invalid HTTP status code 405',
    kind: 'cors',
    reasons: 'preflight-status',
    found: { url: 'https://api.example.test/Mobile/ut/Locations', status: '405' },
  },
  {
    source: 'staticfile/static #197',
    text: `XMLHttpRequest cannot load http://api.staticfile.org/v1/popular. ${NO_HEADER} Origin 'http://www.staticfile.org' is therefore not allowed access. The response had HTTP status code 502.`,
    kind: 'cors',
    reasons: 'missing-allow-origin',
    found: { url: 'http://api.staticfile.org/v1/popular', origin: 'http://www.staticfile.org', status: '502' },
  },
  {
    source: 'hsjfans/Error #20',
    text: `${NO_HEADER} Origin 'http://localhost:8080' is therefore not allowed access. The response had HTTP status code 404.`,
    kind: 'cors',
    reasons: 'missing-allow-origin',
    found: { origin: 'http://localhost:8080', status: '404' },
  },
  {
    source: 'ded/reqwest #240',
    text: 'Response for preflight is invalid (redirect)',
    kind: 'cors',
    reasons: 'preflight-redirect',
  },
  {
    source: 'TimSamshuijzen/iotaproxy #11',
    text: `Response to preflight request doesn't pass access control check: ${NO_HEADER} Origin 'null' is therefore not allowed access. The response had HTTP status code 400. If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.`,
    kind: 'cors',
    reasons: 'preflight-missing-allow-origin',
    found: { origin: 'null' },
  },
  {
    source: 'wso2/carbon-apimgt #1029',
    text: 'XMLHttpRequest cannot load https://gateway.test:8243/login/1.0.0/*. Response for preflight has invalid HTTP status code 403',
    kind: 'cors',
    reasons: 'preflight-status',
  },
  {
    source: 'lambtor in Eunanibus/MMM-HTTPRequestDisplay #4, with an address',
    text: `Failed to load http://feeds.test/a.xml: ${NO_HEADER} Origin 'http://localhost:8080' is therefore not allowed access.`,
    kind: 'cors',
    reasons: 'missing-allow-origin',
    found: { url: 'http://feeds.test/a.xml', origin: 'http://localhost:8080' },
  },
  {
    source: 'Chromium 45, CrossOriginAccessControl.cpp',
    text: "XMLHttpRequest cannot load http://api.test/. A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true. Origin 'http://www.test' is therefore not allowed access. The credentials mode of an XMLHttpRequest is controlled by the withCredentials attribute.",
    kind: 'cors',
    reasons: 'wildcard-with-credentials',
    found: { url: 'http://api.test/', origin: 'http://www.test' },
  },
  {
    source: 'Chromium 45, CrossOriginAccessControl.cpp: credentials',
    text: "XMLHttpRequest cannot load http://api.test/. Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is ''. It must be 'true' to allow credentials. Origin 'http://www.test' is therefore not allowed access.",
    kind: 'cors',
    reasons: 'allow-credentials-not-true',
    found: { url: 'http://api.test/' },
  },
  {
    source: 'Chromium 45: a preflight that is redirected',
    text: "XMLHttpRequest cannot load http://api.test/a. The request was redirected to 'https://api.test/a', which is disallowed for cross-origin requests that require preflight.",
    kind: 'cors',
    reasons: 'preflight-redirect',
  },
  {
    source: 'Chromium 68, cors_error_string.cc: a redirect',
    text: `Redirect from 'https://a.test/' to 'https://b.test/' has been blocked by CORS policy: ${NO_HEADER} Origin 'https://www.test' is therefore not allowed access.`,
    kind: 'cors',
    reasons: 'missing-allow-origin',
    found: { url: 'https://b.test/', from: 'https://a.test/' },
  },
  scheme(
    'select/cached-webpgr.js #5, with a path',
    "Access to XMLHttpRequest at 'file:///C:/site/myscript.js' from origin 'null' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: http, data, chrome, chrome-extension, chrome-untrusted, https.",
    { url: 'file:///C:/site/myscript.js', origin: 'null' },
  ),
  scheme(
    'arswaw/VueSpaNONODE #4',
    "```\nAccess to script at '...VueSpaNONODE-master/main.js' from origin 'null' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: http, data, chrome, chrome-extension, chrome-untrusted, https.\nmain.js:1 Failed to load resource: net::ERR_FAILED\n```",
    { element: 'script' },
  ),
  scheme(
    'OpnTec/bodyapps-viz #18',
    "```kid.html:1 Access to XMLHttpRequest at 'file:///Users/patrickwilkie/Documents/Code/Javascript/bodyapps-viz/models/skinned/childconfig.json' from origin 'null' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: http, data, chrome, chrome-extension, brave, chrome-untrusted, https.```",
    { origin: 'null' },
  ),
  scheme(
    'sdlime/mvt-demo #7',
    "Access to XMLHttpRequest at 'file:///C:/ms4w/apps/mvt-demo/simple.json' from origin 'null' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: http, data, chrome-extension, edge, https, chrome-untrusted",
  ),
  scheme(
    'ably-labs/websockets-cursor-sharing #2',
    "index.html:1 Access to script at 'file:///D:/websockets-cursor-sharing-main/app/index.js' from origin 'null' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: http, data, chrome, chrome-extension, chrome-untrusted, https.\nindex.html:9 GET file:///D:/websockets-cursor-sharing-main/app/index.js net::ERR_FAILED",
    { element: 'script', method: 'GET' },
  ),
  scheme(
    '0hq/WebGPT #16',
    "Access to fetch at 'file:///C:/Users/idgaf/OneDrive/Desktop/WebGPT/models/better_shakespeare/params_gpt.json' from origin 'null' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: http, data, isolated-app, chrome-extension, chrome, https, chrome-untrusted.",
  ),
  scheme(
    'lightning-js/blits #553',
    "Access to script at 'file:///D:/Blits/tvos-demo/dist/assets/index--5me_nql.js' from origin 'null' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: chrome, chrome-extension, chrome-untrusted, data, http, https, isolated-app",
  ),
  scheme(
    'a course’s page: an address without its scheme',
    'XMLHttpRequest cannot load localhost:3001/api/users. Cross origin requests are only supported for protocol schemes: http, data, chrome, chrome-extension, https.',
    { url: 'localhost:3001/api/users' },
  ),
  scheme(
    'a service’s source: an address without its scheme',
    "Access to XMLHttpRequest at 'localhost:3000/matchs' from origin 'http://localhost:4200'\nhas been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: http, data, chrome, chrome-extension, https.",
    { url: 'localhost:3000/matchs', origin: 'http://localhost:4200', element: 'XMLHttpRequest' },
  ),
  scheme(
    'a moves dashboard’s read-me, Chrome 66',
    'd3.min.js:1 Failed to load file:///Users/dawn/Creative%20Cloud%20Files/moves-dashboard/moves2.csv: Cross origin requests are only supported for protocol schemes: http, data, chrome, chrome-extension, https.',
    { url: 'file:///Users/dawn/Creative%20Cloud%20Files/moves-dashboard/moves2.csv' },
  ),
  scheme('Chromium, frame_loader.cc', 'Not allowed to load local resource: file:///C:/pictures/a.png', {
    url: 'file:///C:/pictures/a.png',
  }),
  scheme(
    'Chromium, fetch_manager.cc',
    'Fetch API cannot load file:///C:/data.json. URL scheme "file" is not supported.',
    {
      url: 'file:///C:/data.json',
    },
  ),
  scheme(
    'Chromium 70, fetch_manager.cc',
    'Fetch API cannot load webpack:///src/a.js. URL scheme must be "http" or "https" for CORS request.',
    { url: 'webpack:///src/a.js' },
  ),
  local(
    "Access to fetch at 'http://localhost:8080/api/v1/battlegroup/status' from origin 'https://dune-admin.layout.tools' has been blocked by CORS policy: Permission was denied for this request to access the `loopback` address space.\nlocalhost:8080/api/v1/battlegroup/status:1  Failed to load resource: net::ERR_FAILED",
    'Icehunter/dune-admin #4',
    { value: 'loopback', url: 'http://localhost:8080/api/v1/battlegroup/status' },
  ),
  local(
    "GET http://127.0.0.1:1920/api/health net::ERR_FAILED\n\nAccess to fetch at 'http://127.0.0.1:1920/api/health'\nfrom origin 'https://opencode-studio.micr.dev'\nhas been blocked by CORS policy:\nRequest had a target IP address space of `local`\nyet the resource is in address space `loopback`.",
    'Microck/opencode-studio #49',
    { value: 'loopback', origin: 'https://opencode-studio.micr.dev' },
    'local-network-access-mismatch',
  ),
  local(
    "Access to script at 'https://analytics-engine.staging.veridian.site/sdk/v1/tracker.js' from origin 'https://staging.veridian-h12.pages.dev' has been blocked by CORS policy:\nPermission was denied for this request to access the `local` address space.\nnet::ERR_FAILED",
    'a tracker’s report of 2026',
    { value: 'local', element: 'script' },
  ),
  local(
    "Access to fetch at 'http://localhost:8000/api/drafts/queue' from origin 'https://sora.chatgpt.com' \nhas been blocked by CORS policy: Permission was denied for this request to access the `unknown` address space.",
    'a Chrome extension’s read-me',
    { value: 'unknown' },
  ),
  local(
    "Access to XMLHttpRequest at 'http://192.168.1.7/status' from origin 'http://example.com' has been blocked by CORS policy: The request client is not a secure context and the resource is in more-private address space `private`.",
    'corydolphin/flask-cors #309, in Chromium’s words',
    { value: 'private' },
    'local-network-access-insecure',
  ),
  local(
    "Access to fetch at 'http://192.168.1.7/' from origin 'https://example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Private-Network' header was present in the preflight response for this private network request targeting the `private` address space.",
    'http-party/http-server #793, in Chromium’s words',
    { value: 'private' },
  ),
  local('http://192.168.1.7/ net::ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS', 'net_error_list.h'),
]
