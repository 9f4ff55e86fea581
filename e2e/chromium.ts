import { existsSync } from 'node:fs'

/** The Chromium of the tests: the one that `npm test` found, else Debian's; undefined: Playwright's own. */
export const chromiumPath = process.env.PREFLIGHT_CHROMIUM ?? ['/usr/bin/chromium'].find((path) => existsSync(path))
