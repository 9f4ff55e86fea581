/** `node:crypto`, for entity tags and signed cookies: the browser's own hashes are asynchronous. */
import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'

const bytesOf = (data: string | Uint8Array) => (typeof data === 'string' ? new TextEncoder().encode(data) : data)

interface Hash {
  update(data: string | Uint8Array): Hash
  digest(encoding?: BufferEncoding): string | Buffer
}

function hashWith(state: { update(data: Uint8Array): unknown; digest(): Uint8Array }): Hash {
  const hash: Hash = {
    update(data) {
      state.update(bytesOf(data))
      return hash
    },
    digest(encoding) {
      const digest = Buffer.from(state.digest())
      return encoding ? digest.toString(encoding) : digest
    },
  }
  return hash
}

export function createHash(algorithm: string): Hash {
  if (algorithm === 'sha1') return hashWith(sha1.create())
  if (algorithm === 'sha256') return hashWith(sha256.create())
  throw new Error(`The hash ${algorithm} is not there: there is sha1 and sha256.`)
}

export function createHmac(algorithm: string, key: string | Uint8Array): Hash {
  if (algorithm !== 'sha256') throw new Error(`The HMAC of ${algorithm} is not there: there is sha256.`)
  return hashWith(hmac.create(sha256, bytesOf(key)))
}

export function timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && a.every((byte, at) => byte === b[at])
}
