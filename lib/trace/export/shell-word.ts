const PLAIN = /^[A-Za-z0-9_./:=@%+,-]+$/

/** `text` as one word of a POSIX shell: nothing in it is expanded. `text` must not contain NUL. */
export function shellWord(text: string): string {
  return PLAIN.test(text) ? text : quoted(text)
}

/** As `shellWord`, but always in quotes. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** A `printf` command that prints `text`, NUL included. */
export function printfOf(text: string): string {
  return `printf ${quoted(text.replaceAll('\\', '\\\\').replaceAll('%', '%%').replaceAll('\0', '\\000'))}`
}
