/** https://mimesniff.spec.whatwg.org/#matching-a-font-type-pattern: whether bytes can be a font. */
const SIGNATURES: readonly string[] = ['\u0000\u0001\u0000\u0000', 'OTTO', 'true', 'ttcf', 'wOFF', 'wOF2']

/** Browsers look at a font's first bytes alone, whatever its type says. */
export function isDecodableFont(body: Uint8Array | null): boolean {
  return SIGNATURES.includes(String.fromCharCode(...(body ?? []).slice(0, 4)))
}
