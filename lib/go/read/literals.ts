/** The values of Go's literals. */
export function readNumber(source: string): { value: number; isFloat: boolean } {
  const text = source.replaceAll('_', '').replace(/i$/, '')
  if (/^0[xX]/.test(text)) return { value: Number(text) || 0, isFloat: false }
  if (/^0[oObB]/.test(text)) return { value: Number(text.toLowerCase()) || 0, isFloat: false }
  if (/^0[0-7]+$/.test(text)) return { value: Number.parseInt(text, 8), isFloat: false }
  return { value: Number(text) || 0, isFloat: /[.eE]/.test(text) }
}

const SIMPLE: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/** @param source with its quotes; between back quotes everything is literal except carriage returns */
export function readString(source: string): string {
  if (source.startsWith('`')) return source.slice(1, -1).replaceAll('\r', '')
  return unescaped(source.slice(1, -1))
}

/** The code point of `'a'`. */
export function readRune(source: string): number {
  return unescaped(source.slice(1, -1)).codePointAt(0) ?? 0
}

function unescaped(text: string): string {
  return text.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|(.))/gs,
    (_, x?: string, u?: string, long?: string, octal?: string, simple = '') => {
      const hex = x ?? u ?? long
      if (hex !== undefined) {
        const code = Number.parseInt(hex, 16)
        return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
      }
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8))
      return SIMPLE[simple] ?? simple
    },
  )
}
