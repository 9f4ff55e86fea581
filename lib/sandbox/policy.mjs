/**
 * The policy that confines learners' code: the sandbox's frame and its workers can load and call nothing. The frame
 * contains this policy itself; a server sends it as a header too, after `sandbox allow-scripts`, so that the
 * file is as harmless when it is opened by itself. CSP's `webrtc` directive would belong here too: Chromium 156 does not
 * know it and prints an error, so it is left out; the workers that learners' code runs in have no WebRTC.
 * JavaScript, because next.config.js reads it.
 */
export const SANDBOX_POLICY =
  "default-src 'none'; script-src 'unsafe-inline' blob:; worker-src blob:; connect-src 'none'; form-action 'none'; base-uri 'none'"

/**
 * The header's value for `/sandbox/*`. It has no `frame-ancestors`: the frame of an embed has the pages around it as
 * ancestors, and chooses its host by itself (docs/decisions/embed-frames.md).
 */
export const SANDBOX_POLICY_HEADER = `sandbox allow-scripts; ${SANDBOX_POLICY}`
