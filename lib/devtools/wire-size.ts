/** How large the messages of a run are, and how each browser writes that. */
import type { HeaderList, ResponseEvent } from '../trace/events.ts'

/** Bytes of a response as HTTP/1.1 puts it on the wire: the status line, the headers that the trace has, and the body. */
export function transferredBytes({ status, statusText, headers, body }: ResponseEvent): number {
  return headBytes(`HTTP/1.1 ${status} ${statusText}`, headers) + (body?.size ?? 0)
}

function headBytes(startLine: string, headers: HeaderList): number {
  const lines = [startLine, ...headers.map(([name, value]) => `${name}: ${value}`), '']
  return new TextEncoder().encode(lines.map((line) => `${line}\r\n`).join('')).byteLength
}

/** Chromium's Size: always in kilobytes, as `formatBytesToKb` of its front end. */
export const inKilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(bytes < 100_000 ? 1 : 0)} kB`

/** Firefox's and Safari's: bytes below a thousand, else two decimals where they are needed. */
export function inUnits(bytes: number, unit: 'kB' | 'KB'): string {
  if (bytes < 1000) return `${bytes} B`
  const kilo = bytes / 1000
  return `${Number.isInteger(kilo) ? kilo : kilo.toFixed(2)} ${unit}`
}
