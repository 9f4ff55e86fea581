/** Keys: what an event of the keyboard is called in the list of commands, and how a key is written for people. */

/** What is used of a `KeyboardEvent`. */
export interface KeyPress {
  readonly key: string
  /** The key's place on the keyboard, as in UI Events: `KeyS`. */
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/**
 * The key's name in `commands.ts`; null for a combination that no command uses. A letter of another script (Greek,
 * Cyrillic) counts as the Latin one at the same place of the keyboard.
 */
export function keyOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string | null {
  // AltGr types characters: it is reported as Ctrl and Alt together.
  if (altKey && !(ctrlKey && key.length === 1)) return null
  const mod = (ctrlKey || metaKey) && !altKey ? 'Mod+' : ''
  const [, place] = /^Key([A-Z])$/.exec(code) ?? []
  const isLetter = /^\p{L}$/u.test(key)
  if (isLetter) {
    const letter = /^[a-z]$/i.test(key) ? key : (place ?? key)
    // With Caps Lock, the letter is a capital without Shift.
    return `${mod}${shiftKey ? 'Shift+' : ''}${letter.toLowerCase()}`
  }
  if (key === ' ') return `${mod}${shiftKey ? 'Shift+' : ''}Space`
  if (key.length === 1) return `${mod}${key}`
  return `${mod}${shiftKey ? 'Shift+' : ''}${key}`
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageDown: 'Page ↓',
  PageUp: 'Page ↑',
  Enter: '↵',
  Escape: 'Esc',
}

/** A key as it is printed on a keyboard: `Ctrl ↵`, `Shift R`. @param mac `Mod` is Cmd */
export function keyInWords(key: string, mac: boolean): string {
  return key
    .split(/\+(?=.)/)
    .map((part) =>
      part === 'Mod' ? (mac ? '⌘' : 'Ctrl') : (NAMES[part] ?? (/^[a-z]$/.test(part) ? part.toUpperCase() : part)),
    )
    .join(' ')
}

/** Keys as `aria-keyshortcuts` wants them: `Control+Enter Meta+Enter`. */
export function ariaKeys(keys: readonly string[]): string {
  return keys
    .flatMap((key) => (key.startsWith('Mod+') ? [`Control+${key.slice(4)}`, `Meta+${key.slice(4)}`] : [key]))
    .map((key) => key.replace(/(^|\+)([a-z])$/, (_, before: string, letter: string) => before + letter.toUpperCase()))
    .join(' ')
}
