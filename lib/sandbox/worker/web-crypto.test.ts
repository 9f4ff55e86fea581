import { describe, expect, test } from 'vitest'
import { completeCrypto } from './web-crypto.ts'

/** As a worker has it whose page was opened over http in a local network. */
function insecure(): Crypto {
  const crypto = { getRandomValues: globalThis.crypto.getRandomValues.bind(globalThis.crypto) } as Crypto
  completeCrypto(crypto)
  return crypto
}
const DATA = new TextEncoder().encode('a=1; b=2')

describe('the crypto of a worker outside of a secure context', () => {
  test.each(['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'])(
    'has the digest %s as the platform computes it',
    async (name) => {
      expect(await insecure().subtle.digest(name, DATA)).toEqual(await crypto.subtle.digest(name, DATA))
      // Also of a part of a buffer, and with the algorithm as an object.
      expect(await insecure().subtle.digest({ name: name.toLowerCase() }, DATA.subarray(2, 5))).toEqual(
        await crypto.subtle.digest(name, DATA.slice(2, 5)),
      )
    },
  )

  test('signs with HMAC as the platform does, and verifies', async () => {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' }
    const sign = async ({ subtle }: Crypto) =>
      subtle.sign('HMAC', await subtle.importKey('raw', DATA, algorithm, false, ['sign']), DATA)
    const signature = await sign(insecure())
    expect(signature).toEqual(await sign(crypto))
    const { subtle } = insecure()
    const key = await subtle.importKey('raw', DATA, algorithm, false, ['verify'])
    expect(await subtle.verify(algorithm, key, signature, DATA)).toBe(true)
    expect(await subtle.verify(algorithm, key, signature, DATA.subarray(1))).toBe(false)
  })

  test('says by name what it does not have', async () => {
    await expect(insecure().subtle.digest('MD5', DATA)).rejects.toThrow('Not here: the hash MD5.')
    await expect(insecure().subtle.importKey('jwk', {}, 'AES-GCM', false, [])).rejects.toThrow('jwk AES-GCM')
  })

  test('makes UUIDs of version 4, each another', () => {
    const { randomUUID } = insecure()
    const made = Array.from({ length: 50 }, () => randomUUID())
    for (const uuid of made) expect(uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    expect(new Set(made).size).toBe(50)
  })

  test('stays as it is in a secure context', () => {
    const { subtle, randomUUID } = crypto
    completeCrypto(crypto)
    expect(crypto.subtle).toBe(subtle)
    expect(crypto.randomUUID).toBe(randomUUID)
  })
})
