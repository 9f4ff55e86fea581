/** Sites, as far as two addresses tell: https://html.spec.whatwg.org/#same-site. */

/** Under these, every name is somebody else's: no common site though the end is the same. */
const SHARED_SUFFIX =
  /^((ac|co|com|edu|gob|gov|ne|net|or|org)\.[a-z]{2}|(appspot|blogspot|firebaseapp|herokuapp|onrender)\.com|azurewebsites\.net|cloudfront\.net|fly\.dev|pages\.dev|workers\.dev|github\.io|gitlab\.io|netlify\.app|vercel\.app|web\.app)$/i

/** Same registrable domain, and only the scheme makes two sites of it. */
export function differsInSchemeOnly(a: string, b: string): boolean {
  const [x, y] = [parsed(a), parsed(b)]
  return x !== null && y !== null && x.protocol !== y.protocol && isSameDomain(x.hostname, y.hostname)
}

/** Same scheme and same registrable domain. */
export function isSameSite(a: string, b: string): boolean {
  const [x, y] = [parsed(a), parsed(b)]
  return x !== null && y !== null && x.protocol === y.protocol && isSameDomain(x.hostname, y.hostname)
}

function isSameDomain(a: string, b: string): boolean {
  if (a === b) return true
  if (isAddress(a) || isAddress(b)) return false
  const common: string[] = []
  const [x, y] = [a.split('.').reverse(), b.split('.').reverse()]
  for (let i = 0; i < x.length && x[i] === y[i]; i++) common.unshift(x[i] ?? '')
  return common.length >= 2 && !SHARED_SUFFIX.test(common.join('.'))
}

const isAddress = (host: string) => host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host)

function parsed(url: string): URL | null {
  try {
    return new URL(url)
  } catch {
    return null
  }
}
