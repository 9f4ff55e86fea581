/**
 * The registrable domain of a host (https://url.spec.whatwg.org/#host-registrable-domain).
 *
 * The whole Public Suffix List weighs more than the simulated browser. Besides "the last label", it holds the suffixes
 * of two labels that people meet in courses: national second levels and hosting platforms.
 */
const SECOND_LEVELS = new Set(['ac', 'co', 'com', 'edu', 'gov', 'gob', 'ne', 'net', 'or', 'org'])

const PLATFORMS = new Set([
  'appspot.com',
  'azurewebsites.net',
  'blogspot.com',
  'cloudfront.net',
  'firebaseapp.com',
  'fly.dev',
  'github.io',
  'gitlab.io',
  'herokuapp.com',
  'netlify.app',
  'onrender.com',
  'pages.dev',
  'vercel.app',
  'web.app',
  'workers.dev',
])

/** Null for an IP address, for a single label and for a public suffix itself. */
export function registrableDomain(host: string): string | null {
  if (host.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(host)) return null
  const labels = (host.endsWith('.') ? host.slice(0, -1) : host).split('.')
  if (labels.length < 2) return null
  const lastTwo = labels.slice(-2).join('.')
  const suffixLength = PLATFORMS.has(lastTwo) || isNationalSecondLevel(labels) ? 2 : 1
  return labels.length > suffixLength ? labels.slice(-suffixLength - 1).join('.') : null
}

function isNationalSecondLevel(labels: readonly string[]): boolean {
  const country = labels[labels.length - 1] ?? ''
  return country.length === 2 && SECOND_LEVELS.has(labels[labels.length - 2] ?? '')
}
