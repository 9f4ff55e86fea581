/**
 * A random UUID. `crypto.randomUUID` makes the same in a secure context only, and the phones of a class may have opened
 * the site over http: https://www.rfc-editor.org/rfc/rfc9562#section-5.4
 */
export function uuidOf(random: Pick<Crypto, 'getRandomValues'>): string {
  const bytes = random.getRandomValues(new Uint8Array(16))
  const hex = [...bytes].map((byte, at) => {
    // Version 4, and the variant of this RFC.
    const marked = at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte
    return marked.toString(16).padStart(2, '0')
  })
  return [hex.slice(0, 4), hex.slice(4, 6), hex.slice(6, 8), hex.slice(8, 10), hex.slice(10)]
    .map((part) => part.join(''))
    .join('-')
}
