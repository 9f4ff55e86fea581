import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { toBase64Url } from '../document/base64url.ts'

/**
 * SHA-256 of a submission without its seal, in base64url. It shows that a file was damaged or changed with a text editor
 * after it was handed in. It is no signature: whoever can run this function can seal anything, so marks come only from
 * running the answers again.
 */
export function sealOf(unsealed: object): string {
  return toBase64Url(sha256(utf8ToBytes(JSON.stringify(sorted(unsealed)))))
}

/** The same value with the keys of its records in order, so that the order in which they were written does not count. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => key !== 'seal' && part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  )
}
