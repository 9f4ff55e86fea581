/**
 * The headers that the site sends with its files, as rows that a server's configuration can be made from.
 * JavaScript, because next.config.js reads it.
 */
import { SANDBOX_POLICY_HEADER } from '../sandbox/policy.mjs'

/**
 * Everything comes from this origin: a classroom without internet loses nothing, and no third party sees a learner.
 * @param {boolean} development whether the development server's own scripts, which use `eval`, have to run
 * @returns {string} the value of the pages' Content-Security-Policy
 */
const pagePolicy = (development) =>
  [
    "default-src 'self'",
    // Next writes its own inline scripts into static pages, where no nonce can be.
    `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "frame-src 'self'",
    // Another site could lay this one under its own page and have a visitor press Run unseen.
    "frame-ancestors 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

/** What no page of this site and nothing in the sandbox has a use for: no script can ask for it. */
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

/** What every response carries, whatever its type. */
const EVERYWHERE = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: UNUSED_FEATURES.map((name) => `${name}=()`).join(', ') },
]

/** Asked for anew with each visit, by its ETag: a release is seen at once, and a page never names chunks that are gone. */
const REVALIDATED = { key: 'Cache-Control', value: 'public, max-age=0, must-revalidate' }

/**
 * @param {{ development?: boolean }} [options]
 * @returns {{ source: string, headers: { key: string, value: string }[] }[]} in the form of Next's `headers`; `source`
 *   is a path pattern of path-to-regexp
 */
export function responseHeaders({ development = false } = {}) {
  return [
    {
      source: '/((?!sandbox/).*)',
      headers: [
        { key: 'Content-Security-Policy', value: pagePolicy(development) },
        // The pages of an opener get no handle to this one, and cannot navigate it away.
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        ...EVERYWHERE,
      ],
    },
    // Next says for files below /_next/static that they never change, in development and production.
    ...(development ? [] : [{ source: '/((?!_next/|sandbox/).*)', headers: [REVALIDATED] }]),
    {
      source: '/sandbox/:file*',
      headers: [
        { key: 'Content-Security-Policy', value: SANDBOX_POLICY_HEADER },
        // No policy asks about names that are resolved ahead of a request.
        { key: 'X-DNS-Prefetch-Control', value: 'off' },
        REVALIDATED,
        ...EVERYWHERE,
      ],
    },
  ]
}
