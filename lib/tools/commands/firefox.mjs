import { existsSync } from 'node:fs'

export const INSTALL_FIREFOX =
  'Install your system\u2019s package \u201cfirefox\u201d or \u201cfirefox-esr\u201d, or name the program in PREFLIGHT_FIREFOX.'

/**
 * The Firefox of this machine.
 * @returns {string | undefined} the path of its program; undefined where none is installed
 */
export function findFirefox() {
  const places = [
    process.env.PREFLIGHT_FIREFOX,
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ]
  return places.find((place) => place !== undefined && existsSync(place))
}
