/** The globals of Node that packages expect; the entry of a server's worker imports this first. */
import { Buffer } from 'buffer'
import { createProcess } from '../node-process.ts'

const { from } = Buffer

/** As `Buffer.from`, which goes through a long text sign by sign here: megabytes of it took seconds. */
function fastFrom(value: unknown, ...more: unknown[]): Buffer {
  const [encoding = 'utf8'] = more
  if (typeof value !== 'string' || value.length < 1000 || !/^utf-?8$/i.test(String(encoding))) {
    return Reflect.apply(from, Buffer, [value, ...more])
  }
  const { buffer, byteOffset, byteLength } = new TextEncoder().encode(value)
  return from(buffer, byteOffset, byteLength)
}
Object.defineProperty(Buffer, 'from', { value: fastFrom, writable: true, configurable: true })

const later = setTimeout.bind(globalThis)
const never = clearTimeout.bind(globalThis)

Object.assign(globalThis, {
  Buffer,
  global: globalThis,
  process: createProcess(),
  setImmediate: (callback: (...args: unknown[]) => void, ...args: unknown[]) => later(callback, 0, ...args),
  clearImmediate: never,
})
