import { existsSync } from 'node:fs'

const path = process.env.PREFLIGHT_CHROMIUM ?? ['/usr/bin/chromium'].find((debian) => existsSync(debian))

/** The Chromium to start: the one that `npm test` found, else Debian's, else Playwright's. */
export const CHROMIUM = path === undefined ? {} : { executablePath: path }
