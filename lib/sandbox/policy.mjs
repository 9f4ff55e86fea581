/**
 * The wall around learners' code: nothing can be loaded or called from the sandbox's frame and its workers. The frame
 * carries this policy itself; a server says it as a header too, with `sandbox allow-scripts` before it, so that the
 * file is as harmless when it is opened by itself. CSP's `webrtc` directive would belong here too: Chromium 156 does not
 * know it and prints an error, so it is left out; the workers that learners' code runs in have no WebRTC. JavaScript, because next.config.js reads it.
 */
export const SANDBOX_POLICY =
  "default-src 'none'; script-src 'unsafe-inline' blob:; worker-src blob:; connect-src 'none'; form-action 'none'; base-uri 'none'"

/** The header's value for `/sandbox/*`. */
export const SANDBOX_POLICY_HEADER = `sandbox allow-scripts; frame-ancestors 'self'; ${SANDBOX_POLICY}`
