/** Chromium's texts about subresource integrity, word for word. */
import type { InternalRequest } from '../fetch/request.ts'
import type { NetworkError } from '../fetch/response.ts'
import type { IntegrityProblem } from '../http/integrity-metadata.ts'

// Chromium's own name for the signature algorithm ed25519.
const ALGORITHMS = "'sha256', 'sha384', 'sha512', or 'ed21159'"

const REASONS = {
  digest: 'The digest must be a valid, base64-encoded value.',
  'unknown-algorithm': `The specified hash algorithm must be one of ${ALGORITHMS}.`,
  'no-algorithm': `The hash algorithm must be one of ${ALGORITHMS}, followed by a '-' character.`,
} as const

/** The lines about metadata that cannot be parsed. */
export function chromiumIntegrityMessages(request: InternalRequest, problems: readonly IntegrityProblem[]): string[] {
  // Measured: nothing is printed for a style sheet.
  if (request.api === 'stylesheet') return []
  const error = `Error parsing 'integrity' attribute ('${request.integrity}'). `
  return problems.map(({ kind, value }) =>
    kind === 'option' ? `Ignoring unrecognized 'integrity' attribute option '${value}'.` : error + REASONS[kind],
  )
}

/** The lines for a response that was refused. */
export function chromiumIntegrityFailure({ value, status = 200 }: NetworkError, request: InternalRequest): string[] {
  const isFetch = request.api === 'fetch'
  // An element does not use such a response anyway.
  if (!isFetch && status >= 400) return []
  const initial = (request.urlList[0] as URL).href
  const url = isFetch ? (request.urlList.at(-1) as URL).href : initial
  const end = isFetch ? [`Fetch API cannot load ${initial}. SRI's integrity checks failed.`] : []
  if (value === null) {
    const why = isFetch
      ? 'the response is not eligible for integrity validation.'
      : 'the resource requires the request to be CORS enabled to check the integrity, and it is not. The resource has been blocked because the integrity cannot be enforced.'
    return [`Subresource Integrity: The resource '${url}' has an integrity attribute, but ${why}`, ...end]
  }
  const dash = value.indexOf('-')
  const algorithm = value.slice(0, dash).toUpperCase().replace('SHA', 'SHA-')
  return [
    `Failed to find a valid digest in the 'integrity' attribute for resource '${url}' with computed ${algorithm} integrity '${value.slice(dash + 1)}'. The resource has been blocked.`,
    ...end,
  ]
}
