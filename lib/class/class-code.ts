/** The code of a class: short enough to be read aloud and typed on a phone. */

/** No vowels, so that no word appears, and of those that look alike only one: 2 and no Z, 5 no S, 8 no B, Q no O 0 D, V no U Y. */
const CHARACTERS = '23456789CFGHJMPQRVWX'

export const CODE_LENGTH = 6

/** What people type for a character that looks like it. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  Z: '2',
  S: '5',
  B: '8',
  O: 'Q',
  '0': 'Q',
  D: 'Q',
  U: 'V',
  Y: 'V',
}

/** How many codes there are: what a guess is measured by. */
export const CODES = CHARACTERS.length ** CODE_LENGTH

/**
 * A new code.
 * @param random one integer from 0 to its argument minus 1, each as likely; for a code that nobody can foresee, from a
 *   cryptographic source
 */
export function newCode(random: (below: number) => number): string {
  return Array.from({ length: CODE_LENGTH }, () => CHARACTERS[random(CHARACTERS.length)]).join('')
}

/**
 * The code in what a person typed or pasted: in any case, with spaces or hyphens, with characters that look alike, or
 * a whole address of the class. Null where there is none.
 */
export function codeIn(typed: string): string | null {
  const inAddress = /\/class\/([^/?#\s]+)/.exec(typed)?.[1] ?? typed
  const characters = [...inAddress.toUpperCase().replace(/[\s\p{Pd}_.]/gu, '')].map((c) => LOOKS_LIKE[c] ?? c)
  if (characters.length !== CODE_LENGTH || !characters.every((c) => CHARACTERS.includes(c))) return null
  return characters.join('')
}

/** As it is shown: two groups of three. */
export function codeInGroups(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)} ${code.slice(CODE_LENGTH / 2)}`
}
