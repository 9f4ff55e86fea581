/**
 * The parts of Web Crypto that a page has only in a secure context. Where the site is opened over http in a network
 * without names, as by the phones of a class, its workers are no secure context; the pages and the servers that they
 * simulate have it all the same.
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { uuidOf } from '../../browser/api/uuid.ts'

const HASHES = { 'SHA-1': sha1, 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512 }
type HashName = keyof typeof HASHES

type Named = string | { readonly name: string; readonly hash?: Named | undefined }
/** What `importKey` gives here: it can sign and verify, and nothing else. */
interface HmacKey {
  readonly type: 'secret'
  readonly algorithm: { readonly name: 'HMAC'; readonly hash: { readonly name: HashName } }
  readonly bytes: Uint8Array
}

/** What Hono's middleware and an ordinary script use: digests, and HMAC with a raw key. https://w3c.github.io/webcrypto/ */
const SUBTLE = {
  digest: async (algorithm: Named, data: BufferSource) => bufferOf(HASHES[hashNamed(algorithm)](bytesOf(data))),
  async importKey(format: string, data: BufferSource, algorithm: Named): Promise<HmacKey> {
    if (format !== 'raw' || nameOf(algorithm) !== 'HMAC') throw notHere(`importKey for ${format} ${nameOf(algorithm)}`)
    const hash = typeof algorithm === 'string' ? undefined : algorithm.hash
    return {
      type: 'secret',
      algorithm: { name: 'HMAC', hash: { name: hashNamed(hash ?? '') } },
      bytes: bytesOf(data).slice(),
    }
  },
  sign: async (_: Named, key: HmacKey, data: BufferSource) => bufferOf(signed(key, data)),
  async verify(_: Named, key: HmacKey, signature: BufferSource, data: BufferSource): Promise<boolean> {
    const right = signed(key, data)
    const given = bytesOf(signature)
    return right.length === given.length && right.every((byte, at) => byte === given[at])
  },
}

const signed = ({ algorithm, bytes }: HmacKey, data: BufferSource) =>
  hmac(HASHES[algorithm.hash.name], bytes, bytesOf(data))

const nameOf = (algorithm: Named) => (typeof algorithm === 'string' ? algorithm : algorithm.name).toUpperCase()

function hashNamed(algorithm: Named): HashName {
  const name = nameOf(algorithm)
  if (Object.hasOwn(HASHES, name)) return name as HashName
  throw notHere(`the hash ${name}`)
}

const notHere = (what: string) =>
  new DOMException(
    `Not here: ${what}. This site was opened over http, where browsers have no crypto.subtle.`,
    'NotSupportedError',
  )

const bytesOf = (data: BufferSource) =>
  ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data)

/** A copy: a hash may be a part of a larger buffer. */
const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

/** Gives `crypto` what it lacks outside of a secure context; one that has it stays as it is. */
export function completeCrypto(crypto: Crypto): void {
  const give = (name: string, value: unknown) => {
    if (Reflect.get(crypto, name) === undefined)
      Object.defineProperty(crypto, name, { value, writable: true, configurable: true, enumerable: true })
  }
  give('randomUUID', () => uuidOf(crypto))
  give('subtle', SUBTLE)
}
