/**
 * What browsers print about a document that they do not show, or do not run: Chromium's words, measured in 156.0.8078.
 * The two others refuse the same, and what they print about it was not recorded, so here they print nothing.
 */
import type { BrowserName } from '../../trace/events.ts'
import type { FrameRefusal } from '../documents/frame-permission.ts'
import { type Directive, serializeDirective } from '../policy/content-security-policy.ts'

/** A script in a sandboxed frame without `allow-scripts`. `url` is the frame's. */
export const sandboxedScriptMessage = (browser: BrowserName, url: string): string | null =>
  browser === 'chromium'
    ? `Blocked script execution in '${url}' because the document's frame is sandboxed and the 'allow-scripts' permission is not set.`
    : null

/** A page that its own headers keep out of frames. */
export function frameRefusalMessage(browser: BrowserName, url: URL, refusal: FrameRefusal): string | null {
  if (browser !== 'chromium') return null
  const shown = `${url.origin}/`
  return refusal.by === 'x-frame-options'
    ? `Refused to display '${shown}' in a frame because it set 'X-Frame-Options' to '${refusal.value}'.`
    : `Framing '${shown}' violates the following Content Security Policy directive: "${serializeDirective(refusal.directive)}". The request has been blocked.\n`
}

/** A script in the markup that the page's policy does not allow. `hash` is what would allow it. */
export function inlineScriptMessage(browser: BrowserName, directive: Directive, hash: string): string | null {
  if (browser !== 'chromium') return null
  const fallback =
    directive.name === 'default-src'
      ? " Note also that 'script-src' was not explicitly set, so 'default-src' is used as a fallback."
      : ''
  return `Executing inline script violates the following Content Security Policy directive '${serializeDirective(directive)}'. Either the 'unsafe-inline' keyword, a hash ('${hash}'), or a nonce ('nonce-...') is required to enable inline execution.${fallback} The action has been blocked.`
}
