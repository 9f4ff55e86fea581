/** How many characters `fnv1a` gives: enough for 32 bits in base 36. */
export const FNV_LENGTH = 7

/**
 * FNV-1a over a text's UTF-16 code units. Detects accidental changes only: it is not a cryptographic hash.
 * Links and stored progress contain these values, so it never changes. http://www.isthe.com/chongo/tech/comp/fnv/
 * @param basis the initial value, 32 bits; another basis gives an independent hash
 * @returns 32 bits as seven digits of base 36
 */
export function fnv1a(text: string, basis = 0x811c9dc5): string {
  let hash = basis
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36).padStart(FNV_LENGTH, '0')
}
