/** https://html.spec.whatwg.org/#list-of-available-images: images that a document has and does not ask for again. */
import { getHeader } from '../../trace/header-list.ts'
import type { Call, CallResult } from '../call.ts'
import type { Environment } from '../environment.ts'
import type { Profile } from '../profiles/profile.ts'
import type { AvailableImage } from './available-image.ts'

/** The URL and the state of `crossorigin`, of which some browsers look at the credentials only. */
function keyOf({ mode, credentials, url }: Call, { sharesImagesAcrossModes }: Profile): string {
  return `${sharesImagesAcrossModes ? '' : `${mode} `}${credentials} ${url.split('#', 1)[0]}`
}

/** The result that an earlier element has left for this one; null where the document has none. */
export function availableImage(environment: Environment, call: Call, profile: Profile): CallResult | null {
  if (call.api !== 'img') return null
  const image = environment.availableImages.get(keyOf(call, profile))
  return image ? asAskedFor(image, call, environment) : null
}

/** Keeps the image of an element that has loaded. */
export function keepImage({ availableImages }: Environment, call: Call, result: CallResult, profile: Profile): void {
  if (call.api !== 'img') return
  if (profile.sharesImagesAcrossModes && varies(result).includes('*')) return
  availableImages.set(keyOf(call, profile), { mode: call.mode, result })
}

/** For browsers that keep one resource a URL in the document: a call other than a navigation has just replaced it. */
export function forgetImages({ availableImages }: Environment, { mode, url }: Call): void {
  if (availableImages.size === 0 || mode === 'navigate') return
  const end = ` ${url.split('#', 1)[0]}`
  for (const key of availableImages.keys()) if (key.endsWith(end)) availableImages.delete(key)
}

/**
 * The image for a call of its own mode or of the other one: without CORS it is hidden, with CORS its stored response is
 * checked. Null where that fails, or where the response varies by `Origin`, which only one of the two modes sends.
 */
function asAskedFor({ mode, result }: AvailableImage, call: Call, { origin }: Environment): CallResult | null {
  if (mode === call.mode || result.outcome !== 'response') return result
  if (varies(result).includes('origin')) return null
  if (result.type === 'basic') return result
  if (call.mode === 'no-cors') return { ...result, type: 'opaque' }
  const { headers } = result.internal ?? result
  const allows = getHeader(headers, 'access-control-allow-origin') === origin.serialized
  const allowsCredentials = getHeader(headers, 'access-control-allow-credentials') === 'true'
  return allows && (allowsCredentials || call.credentials !== 'include') ? { ...result, type: 'cors' } : null
}

/** The names in `Vary`, lower-case. */
function varies(result: CallResult): readonly string[] {
  if (result.outcome !== 'response') return []
  const vary = getHeader((result.internal ?? result).headers, 'vary') ?? ''
  return vary.split(',').map((name) => name.trim().toLowerCase())
}
