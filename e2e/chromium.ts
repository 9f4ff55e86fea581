import { existsSync } from 'node:fs'

const path = process.env.PREFLIGHT_CHROMIUM ?? ['/usr/bin/chromium'].find((debian) => existsSync(debian))

/** Which Chromium is started: the one that `npm test` found, else Debian's, else Playwright's own. */
export const CHROMIUM = path === undefined ? {} : { executablePath: path }
