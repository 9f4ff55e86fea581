import { existsSync } from 'node:fs'

const DEBIAN = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
const path = process.env.PREFLIGHT_CHROMIUM ?? DEBIAN.find((program) => existsSync(program))

/** The Chromium to start: the one that `npm test` found, else one of Debian's, else Playwright's. */
export const CHROMIUM = path === undefined ? {} : { executablePath: path }
