/** https://html.spec.whatwg.org/#multipart-form-data: the body that a form's entries make. */
import type { BrowserName } from '../../trace/events.ts'

export type FormEntry<Value extends string | Blob> = readonly [name: string, value: Value]

const escapeName = (name: string): string => name.replace(/\r\n|\r|\n/g, '%0D%0A').replace(/"/g, '%22')

function randomText(length: number, letters: string): string {
  return Array.from({ length }, () => letters[Math.floor(Math.random() * letters.length)]).join('')
}

/** A random boundary in this browser's format. */
export function multipartBoundary(browser: BrowserName): string {
  if (browser === 'firefox') return `----geckoformboundary${randomText(32, '0123456789abcdef')}`
  return `----WebKitFormBoundary${randomText(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789')}`
}

/** The body in parts, which keeps files as they are; every part is text where every value is text. Never throws. */
export function multipartParts<Value extends string | Blob>(
  entries: Iterable<FormEntry<Value>>,
  boundary: string,
): (string | Value)[] {
  const parts: (string | Value)[] = []
  for (const [name, value] of entries) {
    parts.push(`--${boundary}\r\nContent-Disposition: form-data; name="${escapeName(name)}"`)
    if (typeof value === 'string') {
      parts.push(`\r\n\r\n${value.replace(/\r\n|\r|\n/g, '\r\n')}\r\n`)
    } else {
      const filename = value instanceof File ? value.name : 'blob'
      const type = value.type || 'application/octet-stream'
      parts.push(`; filename="${escapeName(filename)}"\r\nContent-Type: ${type}\r\n\r\n`, value, '\r\n')
    }
  }
  parts.push(`--${boundary}--\r\n`)
  return parts
}
