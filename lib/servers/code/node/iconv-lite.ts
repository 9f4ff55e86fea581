/** `iconv-lite` with the browser's own decoders; the package has 400 kB of tables for the same. */
export function encodingExists(encoding: string): boolean {
  try {
    new TextDecoder(labelOf(encoding))
    return true
  } catch {
    return false
  }
}

export function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(labelOf(encoding)).decode(bytes)
}

export function getDecoder(encoding: string): { write(bytes: Uint8Array): string; end(): string } {
  if (!encodingExists(encoding)) throw new Error(`Encoding not recognized: '${encoding}'`)
  const decoder = new TextDecoder(labelOf(encoding))
  return {
    write: (bytes) => decoder.decode(bytes, { stream: true }),
    end: () => decoder.decode(),
  }
}

/** In Node, Latin-1 has a second name that browsers do not know. */
function labelOf(encoding: string): string {
  return encoding.toLowerCase() === 'binary' ? 'latin1' : encoding
}
