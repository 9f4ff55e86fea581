/**
 * The headers that the site sends with its files, as a list from which a server's configuration can be made.
 * JavaScript, because next.config.js reads it.
 */
import { SANDBOX_POLICY_HEADER } from '../sandbox/policy.mjs'

/**
 * Everything is loaded from this origin: it works in a classroom without internet, and no third party gets requests.
 * @param {boolean} development whether the development server's own scripts, which use `eval`, have to run
 * @returns {readonly string[]} the directives of every page's Content-Security-Policy
 */
const pagePolicy = (development) => [
  "default-src 'self'",
  // The inline scripts of each page are named by what serves it (inline-scripts.mjs).
  `script-src 'self'${development ? " 'unsafe-inline' 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
]

/** What the page's default policy lets through is in components/site/first-script.tsx. */
const TRUSTED_TYPES = "require-trusted-types-for 'script'"

/**
 * Against clickjacking: another site could frame this one invisibly and make a visitor press a button. The embed is made
 * to be framed (docs/decisions/embed-frames.md).
 */
const FRAMED_BY_ITSELF = "frame-ancestors 'self'"

/** Features that neither the site nor the sandbox uses, so no script may use them. */
const UNUSED_FEATURES = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

/** The headers of every response, whatever its type. */
const EVERYWHERE = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Permissions-Policy', value: UNUSED_FEATURES.map((name) => `${name}=()`).join(', ') },
]

const CROSS_ORIGIN = { key: 'Cross-Origin-Resource-Policy', value: 'cross-origin' }
const SAME_ORIGIN = { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' }

/** What a page with this policy contains has to have it too: the embed, the sandbox's frame, and scripts of workers. */
const EMBEDDER_POLICY = { key: 'Cross-Origin-Embedder-Policy', value: 'require-corp' }

/** Revalidated with each visit, by its ETag: a release shows at once, and no page names chunks that are gone. */
const REVALIDATED = { key: 'Cache-Control', value: 'public, max-age=0, must-revalidate' }

/**
 * @param {{ development?: boolean }} [options]
 * @returns {{ source: string, headers: { key: string, value: string }[] }[]} in the form of Next's `headers`; `source`
 *   is a path pattern of path-to-regexp
 */
export function responseHeaders({ development = false } = {}) {
  const policy = pagePolicy(development)
  // The development server's scripts make scripts out of strings.
  const document = development ? policy : [...policy, TRUSTED_TYPES]
  return [
    {
      source: '/((?!sandbox/|embed$).*)',
      headers: [
        { key: 'Content-Security-Policy', value: [...document, FRAMED_BY_ITSELF].join('; ') },
        // A page that opened this one gets no reference to its window, and cannot navigate it.
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        SAME_ORIGIN,
        ...EVERYWHERE,
      ],
    },
    {
      source: '/embed',
      headers: [
        { key: 'Content-Security-Policy', value: document.join('; ') },
        CROSS_ORIGIN,
        EMBEDDER_POLICY,
        ...EVERYWHERE,
      ],
    },
    {
      source: '/_next/static/:file*',
      headers: [
        // A worker has the policy of its own script. It has no default policy, and imports its chunks.
        { key: 'Content-Security-Policy', value: [...policy, FRAMED_BY_ITSELF].join('; ') },
        EMBEDDER_POLICY,
      ],
    },
    // Next itself sends for files below /_next/static that they never change, in development and production; what is below
    // /api says for itself what may be kept.
    ...(development ? [] : [{ source: '/((?!_next/|sandbox/|api/).*)', headers: [REVALIDATED] }]),
    {
      source: '/sandbox/:file*',
      headers: [
        { key: 'Content-Security-Policy', value: SANDBOX_POLICY_HEADER },
        // No policy directive covers DNS prefetching.
        { key: 'X-DNS-Prefetch-Control', value: 'off' },
        REVALIDATED,
        // Firefox takes the opaque origin of the frame for another one, and would refuse its file inside an embed.
        CROSS_ORIGIN,
        EMBEDDER_POLICY,
        ...EVERYWHERE,
      ],
    },
  ]
}
