/** https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern: whether bytes can be an image. */
const SIGNATURES: readonly string[] = [
  '\u0089PNG\r\n\u001a\n',
  'GIF87a',
  'GIF89a',
  '\u00ff\u00d8\u00ff',
  'BM',
  '\u0000\u0000\u0001\u0000',
  '\u0000\u0000\u0002\u0000',
]

/** An SVG is recognised by its type alone, every other image by its first bytes alone. */
export function isDecodableImage(body: Uint8Array | null, mimeType: string): boolean {
  if (body === null || body.length === 0) return false
  if (mimeType === 'image/svg+xml') return true
  const start = String.fromCharCode(...body.subarray(0, 12))
  if (SIGNATURES.some((signature) => start.startsWith(signature))) return true
  return (start.startsWith('RIFF') && start.endsWith('WEBP')) || start.slice(4, 12) === 'ftypavif'
}
