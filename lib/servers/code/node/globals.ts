/** The globals of Node that packages expect; the entry of a server's worker imports this first. */
import { Buffer } from 'buffer'
import { createProcess } from '../node-process.ts'

const later = setTimeout.bind(globalThis)
const never = clearTimeout.bind(globalThis)

Object.assign(globalThis, {
  Buffer,
  global: globalThis,
  process: createProcess(),
  setImmediate: (callback: (...args: unknown[]) => void, ...args: unknown[]) => later(callback, 0, ...args),
  clearImmediate: never,
})
