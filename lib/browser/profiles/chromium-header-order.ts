/**
 * The order in which Chromium iterates over a request's headers. They are in a hash table, so the hashes of their names
 * decide which header a message names, not the script's order or the alphabet (its sources: `HTTPHeaderMap`,
 * `CaseFoldingHash`, rapidhash). The order on the wire is the same.
 */

import type { InternalRequest } from '../fetch/request.ts'
import { isPotentiallyTrustworthyOrigin, originOf } from '../http/origin.ts'
import { remembered } from '../http/remembered.ts'

const MASK = (1n << 64n) - 1n
const SEED = 0xbdd89aa982704029n
const SECRETS = [0x2d358dccaa6c78a5n, 0x8bb84b93962eacc9n, 0x4b33a62ed433d4a3n] as const

const mix = (a: bigint, b: bigint): bigint => {
  const product = a * b
  return (product & MASK) ^ ((product >> 64n) & MASK)
}

/**
 * https://github.com/Nicoshev/rapidhash, over the bytes of `view`: the lowest 24 bits, which Chromium's hash tables
 * use.
 */
function rapidhash(view: DataView): number {
  const length = view.byteLength
  const size = BigInt(length)
  const word = (at: number): bigint => view.getBigUint64(at, true)
  const half = (at: number): bigint => BigInt(view.getUint32(at, true))
  const [s0, s1, s2] = SECRETS
  let seed = SEED ^ mix(SEED ^ s0, s1) ^ size
  let a = 0n
  let b = 0n
  if (length <= 16) {
    if (length >= 4) {
      const last = length - 4
      const delta = (length & 24) >>> (length >>> 3)
      a = (half(0) << 32n) | half(last)
      b = (half(delta) << 32n) | half(last - delta)
    } else if (length > 0) {
      a =
        (BigInt(view.getUint8(0)) << 56n) |
        (BigInt(view.getUint8(length >> 1)) << 32n) |
        BigInt(view.getUint8(length - 1))
    }
  } else {
    let at = 0
    let left = length
    if (left > 48) {
      let see1 = seed
      let see2 = seed
      for (; left >= 48; at += 48, left -= 48) {
        seed = mix(word(at) ^ s0, word(at + 8) ^ seed)
        see1 = mix(word(at + 16) ^ s1, word(at + 24) ^ see1)
        see2 = mix(word(at + 32) ^ s2, word(at + 40) ^ see2)
      }
      seed ^= see1 ^ see2
    }
    if (left > 16) {
      seed = mix(word(at) ^ s2, word(at + 8) ^ seed ^ s1)
      if (left > 32) seed = mix(word(at + 16) ^ s2, word(at + 24) ^ seed)
    }
    a = word(at + left - 16)
    b = word(at + left - 8)
  }
  const product = (a ^ s1) * (b ^ seed)
  return Number(mix((product & MASK) ^ s0 ^ size, ((product >> 64n) & MASK) ^ s1) & 0xffffffn)
}

/** Arithmetic with 64 bits takes long, and the same few names come with every call. */
const hashOfName = remembered(
  (lowerName: string): number => {
    const view = new DataView(new ArrayBuffer(lowerName.length * 2))
    for (let i = 0; i < lowerName.length; i++) view.setUint16(i * 2, lowerName.charCodeAt(i), true)
    return rapidhash(view)
  },
  (lowerName) => lowerName,
)

/** What the browser adds itself, after the script's headers: client hints only where they are told. */
const OF_BROWSER = ['sec-ch-ua', 'sec-ch-ua-mobile', 'sec-ch-ua-platform', 'user-agent'] as const

/**
 * The names of the request's headers, lower-case and each once, in the order of the table. Measured in Chromium 156:
 * `fetch` fills it alphabetically; XMLHttpRequest has a table of its own, in the order of the script, which is copied.
 */
export function inHeaderMapOrder({ api, headers, urlList }: HeadersOfCall): readonly string[] {
  const names = headers.map(([name]) => name.toLowerCase())
  if (names.length < 2) return names
  const first = api === 'xhr' ? tableOf(names) : names.sort()
  const isTold = isPotentiallyTrustworthyOrigin(originOf(urlList[urlList.length - 1] as URL))
  return tableOf([...first, ...OF_BROWSER.slice(isTold ? 0 : -1)])
}

type HeadersOfCall = Pick<InternalRequest, 'api' | 'headers' | 'urlList'>

/** The smallest hash table. One that is half full is replaced by one of twice its size. */
const SMALLEST_TABLE = 8

/** The names as they are in a table into which they were inserted one after the other. */
function tableOf(names: readonly string[]): string[] {
  let table: (string | undefined)[] = new Array(SMALLEST_TABLE).fill(undefined)
  const inserted = new Set<string>()
  for (const name of names) {
    if (inserted.has(name)) continue
    inserted.add(name)
    insert(table, name)
    if (inserted.size * 2 < table.length) continue
    const larger: (string | undefined)[] = new Array(table.length * 2).fill(undefined)
    for (const each of table) if (each !== undefined) insert(larger, each)
    table = larger
  }
  return table.filter((name) => name !== undefined)
}

function insert(table: (string | undefined)[], name: string): void {
  let slot = hashOfName(name) & (table.length - 1)
  for (let probe = 1; table[slot] !== undefined; probe++) slot = (slot + probe) & (table.length - 1)
  table[slot] = name
}
