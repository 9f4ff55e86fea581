/** https://w3c.github.io/webappsec-subresource-integrity/: the metadata of an `integrity` attribute or member. */
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'

export type IntegrityAlgorithm = 'sha256' | 'sha384' | 'sha512'

export interface IntegrityMetadata {
  /** The digests of the strongest algorithm that is named, in standard base64. Empty where nothing can be parsed. */
  readonly digests: readonly string[]
  /** Null where nothing can be parsed. */
  readonly algorithm: IntegrityAlgorithm | null
  /** What is not as it should be, in the order of the text. */
  readonly problems: readonly IntegrityProblem[]
}

/**
 * `no-algorithm`: a part without an algorithm and `-`; `unknown-algorithm`; `digest`: not base64; `option`: what follows
 * a `?`, which has no meaning yet.
 */
export interface IntegrityProblem {
  readonly kind: 'no-algorithm' | 'unknown-algorithm' | 'digest' | 'option'
  /** The option, or the part of the text. */
  readonly value: string
}

/** From the weakest to the strongest. */
const ALGORITHMS: readonly IntegrityAlgorithm[] = ['sha256', 'sha384', 'sha512']
const HASHES = { sha256, sha384, sha512 } satisfies Record<IntegrityAlgorithm, unknown>

/**
 * https://w3c.github.io/webappsec-subresource-integrity/#parse-metadata and
 * https://w3c.github.io/webappsec-subresource-integrity/#get-the-strongest-metadata
 */
export function parseIntegrity(text: string, { readsAlgorithmInAnyCase = false } = {}): IntegrityMetadata {
  const problems: IntegrityProblem[] = []
  const found: { algorithm: IntegrityAlgorithm; digest: string }[] = []
  for (const part of text.split(/[\t\n\f\r ]+/).filter(Boolean)) {
    const [expression = '', option] = part.split('?', 2)
    const dash = expression.indexOf('-')
    const written = expression.slice(0, Math.max(dash, 0))
    const algorithm = ALGORITHMS.find((name) => name === (readsAlgorithmInAnyCase ? written.toLowerCase() : written))
    const digest = expression.slice(dash + 1)
    if (dash < 0) problems.push({ kind: 'no-algorithm', value: part })
    else if (!algorithm) problems.push({ kind: 'unknown-algorithm', value: part })
    else if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(digest)) problems.push({ kind: 'digest', value: part })
    else {
      if (option !== undefined) problems.push({ kind: 'option', value: option })
      found.push({ algorithm, digest: standardBase64(digest) })
    }
  }
  const algorithm = ALGORITHMS.findLast((name) => found.some((each) => each.algorithm === name)) ?? null
  const digests = found.filter((each) => each.algorithm === algorithm).map(({ digest }) => digest)
  return { digests, algorithm, problems }
}

/** Both alphabets are allowed, and the padding may be missing. */
function standardBase64(digest: string): string {
  const bare = digest.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')
  return bare.padEnd(Math.ceil(bare.length / 4) * 4, '=')
}

/** The digest of the bytes in base64. Without `crypto.subtle`, which a page that was opened over http does not have. */
export function digestOf(algorithm: IntegrityAlgorithm, bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...HASHES[algorithm](bytes)))
}
