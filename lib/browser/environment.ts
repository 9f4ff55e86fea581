import type { AddressSpace } from '../trace/address-space.ts'
import type { CallEvent } from '../trace/events.ts'
import type { AvailableImage } from './fetch/available-image.ts'
import type { Origin } from './http/origin.ts'
import type { PolicyContainer } from './policy/policies.ts'

/** The parts of the document's environment settings object that a fetch uses. */
export interface Environment {
  readonly url: URL
  readonly origin: Origin
  /** The origin of the page at the top: it differs from `origin` for an opaque one. */
  readonly topLevelOrigin: Origin
  /** https://html.spec.whatwg.org/#concept-settings-object-has-cross-site-ancestor */
  readonly hasCrossSiteAncestor: boolean
  /** What the trace says of a document that is not the page itself: a frame in it, or a page that it went to. */
  readonly opened: CallEvent['document'] | undefined
  /** https://wicg.github.io/local-network-access/#policy-container-ip-address-space */
  readonly addressSpace: AddressSpace
  /** Is its opaque origin that of a sandboxed frame in a page of `topLevelOrigin`, and not of the page's own policy? */
  readonly isSandboxedFrame: boolean
  /** The permissions of the page's sandbox; null where there is no sandbox, or one that is not modelled further. */
  readonly sandbox: ReadonlySet<string> | null
  /** What the page's own headers say about its requests. */
  readonly policyContainer: PolicyContainer
  /** https://html.spec.whatwg.org/#list-of-available-images: no second request for an image that the document has. */
  readonly availableImages: Map<string, AvailableImage>
}
