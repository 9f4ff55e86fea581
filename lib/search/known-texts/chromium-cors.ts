/** Chromium: CORS, in the wordings of older versions, and where the simulated browser has no such failure. */
import { type KnownText, REFUSED_ANSWER, SOME_REFUSAL, texts } from './known-text.ts'

const CURRENT = 'Chromium, blink/renderer/platform/loader/cors/cors_error_string.cc'
const OF_2018 = 'Chromium 68, blink/renderer/platform/loader/cors/cors_error_string.cc'
const OF_2015 = 'Chromium 45, core/fetch/CrossOriginAccessControl.cpp and ResourceLoader.cpp'
const OF_2012 = 'Chromium 20, WebCore/loader/CrossOriginAccessControl.cpp and DocumentThreadableLoader.cpp'

export const CHROMIUM_CORS: readonly KnownText[] = [
  ...texts('chromium', CURRENT, [
    ['Cross origin requests are only supported for protocol schemes: {value}.', 'scheme-not-supported'],
    ['Cross origin requests are only supported for protocol schemes', 'scheme-not-supported'],
    ['Cross origin requests are not allowed by request mode.', 'mode-same-origin'],
    [
      "Redirect location '{value}' contains a username and password, which is disallowed for cross-origin requests.",
      'redirect-credentials',
    ],
    ["Redirect location '{value}' has a disallowed scheme for cross-origin requests.", 'redirect-scheme'],
    ['Access blocked by CORS policy:', [], { role: 'context' }],
    // A paste that ends where the reason would follow.
    [
      "Access to {element} at '{url}' from origin '{origin}' has been blocked by CORS policy",
      SOME_REFUSAL,
      { role: 'context' },
    ],
    [
      "Access to {element} at '{url}' (redirected from '{from}') from origin '{origin}' has been blocked by CORS policy",
      SOME_REFUSAL,
      { role: 'context' },
    ],
    ['has been blocked by CORS policy', SOME_REFUSAL, { role: 'hint' }],
    ['blocked by CORS policy', SOME_REFUSAL, { role: 'hint' }],
    [
      "Response to preflight request doesn't pass access control check",
      ['preflight-missing-allow-origin', 'preflight-status', 'preflight-allow-origin-mismatch'],
      { role: 'hint', preflight: true },
    ],
  ]),
  ...texts('chromium', CURRENT, [
    ['Permission was denied for this request to access the {value} address space', 'local-network-access'],
    [
      "Request had no target IP address space, yet the resource is in address space '{value}'.",
      'local-network-access-mismatch',
    ],
    ["Unable to ask for permission to access the '{value}' IP address space.", 'local-network-access'],
    [
      "No 'Access-Control-Allow-Private-Network' header was present in the preflight response for this private network request targeting the '{value}' address space.",
      'local-network-access',
      { preflight: true },
    ],
    [
      "No 'Access-Control-Allow-Private-Network' header was present in the preflight response for this private network request",
      'local-network-access',
      { preflight: true },
    ],
    [
      "The 'Access-Control-Allow-Private-Network' header in the preflight response for this private network request targeting the '{value}' address space had a value of '{name}', not 'true'.",
      'local-network-access',
      { preflight: true },
    ],
    [
      "No 'Private-Network-Access-Id' header was present in the preflight response for this private network request targeting the '{value}' address space.",
      'local-network-access',
      { preflight: true },
    ],
    [
      "No 'Private-Network-Access-Name' header was present in the preflight response for this private network request targeting the '{value}' address space.",
      'local-network-access',
      { preflight: true },
    ],
    [
      'The request client is not a secure context and the resource is in more-private address space',
      'local-network-access-insecure',
    ],
  ]),
  ...texts(
    'chromium',
    'Chromium 68, cors_error_string.cc, and later net_error_list.h: the external requests of CORS-RFC1918',
    [
      [
        "No 'Access-Control-Allow-External' header was present in the preflight response for this external request",
        'local-network-access',
        { preflight: true },
      ],
      ['net::ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS', 'local-network-access'],
      ['net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS', 'local-network-access'],
      ['net::ERR_FAILED_TO_CONNECT_TO_LOCAL_NETWORK', 'local-network-access'],
      ['net::ERR_INCONSISTENT_IP_ADDRESS_SPACE', 'local-network-access-mismatch'],
      ['net::ERR_CACHED_IP_ADDRESS_SPACE_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_POLICY', 'local-network-access'],
      [
        "The website requested a subresource from a network that it could only access because of its users' privileged network position.",
        'local-network-access',
      ],
    ],
  ),
  ...texts('chromium', OF_2018, [
    ["Origin '{origin}' is therefore not allowed access.", [], { role: 'context' }],
    ['The response had HTTP status code {status}.', [], { role: 'context' }],
    ['Failed to load {url}: ', [], { role: 'context' }],
    ["{redirect} from '{from}' to '{url}' has been blocked by CORS policy:", [], { role: 'context' }],
    ["Failed to load '{url}': Cross origin requests are not allowed by request mode.", 'mode-same-origin'],
    ['Response for preflight does not have HTTP ok status.', 'preflight-status'],
    ['Response for preflight has invalid HTTP status code {status}', 'preflight-status'],
    ['Response for preflight is invalid (redirect)', 'preflight-redirect'],
  ]),
  ...texts('chromium', OF_2015, [
    [
      "{element} from origin '{url}' has been blocked from loading by Cross-Origin Resource Sharing policy:",
      [],
      { role: 'context' },
    ],
    [
      "Text track from origin '{url}' has been blocked from loading: Not at same origin as the document, and parent of track element does not have a 'crossorigin' attribute.",
      'mode-same-origin',
      { how: 'track-without-cors' },
    ],
    ["Text track from origin '{url}' has been blocked from loading", 'mode-same-origin', { how: 'track-without-cors' }],
    [
      "Redirect at origin '{from}' has been blocked from loading by Cross-Origin Resource Sharing policy:",
      [],
      { role: 'context' },
    ],
    [
      "A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true.",
      'wildcard-with-credentials',
    ],
    [
      "Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is '{value}'. It must be 'true' to allow credentials.",
      'allow-credentials-not-true',
    ],
    [
      "The 'Access-Control-Allow-Origin' header has a value '{value}' that is not equal to the supplied origin.",
      'allow-origin-mismatch',
    ],
    [
      "The request was redirected to '{url}', which is disallowed for cross-origin requests that require preflight.",
      'preflight-redirect',
    ],
    [
      "The request was redirected to a URL ('{url}') which has a disallowed scheme for cross-origin requests.",
      'redirect-scheme',
    ],
    [
      "The request was redirected to a URL ('{url}') containing userinfo, which is disallowed for cross-origin requests.",
      'redirect-credentials',
    ],
    ['Fetch API cannot load {url}. URL scheme must be "http" or "https" for CORS request.', 'scheme-not-supported'],
    ['URL scheme must be "http" or "https" for CORS request.', 'scheme-not-supported'],
    ['XMLHttpRequest cannot load {url}. Invalid HTTP status code {status}', 'preflight-status'],
    ['XMLHttpRequest cannot load {url}', [], { role: 'context' }],
    ['Fetch API cannot load {url}', [], { role: 'context' }],
  ]),
  ...texts('chromium', OF_2012, [
    ['Cross origin requests are only supported for HTTP.', 'scheme-not-supported'],
    ['Not allowed to load local resource: {url}', 'scheme-not-supported'],
    [
      "Unsafe attempt to load URL {url} from frame with URL {page}. 'file:' URLs are treated as unique security origins.",
      'scheme-not-supported',
    ],
    [
      'Cross-origin redirection denied by Cross-Origin Resource Sharing policy.',
      ['preflight-redirect', 'redirect-scheme', 'missing-allow-origin'],
    ],
    ["Credentials flag is true, but Access-Control-Allow-Credentials is not 'true'.", 'allow-credentials-not-true'],
    ['Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.', 'wildcard-with-credentials'],
    ['Method {value} is not allowed by Access-Control-Allow-Methods.', 'method-not-allowed'],
    ['Request header field {value} is not allowed by Access-Control-Allow-Headers.', 'header-not-allowed'],
  ]),
  ...texts('chromium', 'Chromium DevTools, front_end/panels/console: a request and its result', [
    ['{method} {url}', [], { role: 'context' }],
    // An answer has come, and the check refused it.
    ['net::ERR_FAILED {status}', REFUSED_ANSWER, { role: 'hint' }],
    ['net::ERR_FAILED', [...SOME_REFUSAL, 'redirect-mode-error'], { role: 'hint' }],
    ['Failed to load resource: net::ERR_FAILED', [...SOME_REFUSAL, 'redirect-mode-error'], { role: 'hint' }],
  ]),
]
