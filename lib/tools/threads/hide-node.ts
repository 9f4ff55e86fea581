/**
 * Takes away from this thread's code what would reach the process or the machine: a page's script has none of it. The
 * sandbox of the site is a real barrier; this one only keeps the command from being ended by the documents that it is
 * given.
 */
import process from 'node:process'

/** Members of `process` that packages read. */
const HARMLESS = ['arch', 'nextTick', 'hrtime', 'platform', 'version', 'versions', 'uptime', 'memoryUsage'] as const

export function hideNode(): void {
  const nothing = () => {}
  const harmless = {
    ...Object.fromEntries(HARMLESS.map((name) => [name, process[name]])),
    stdout: { fd: 1, isTTY: false, write: nothing },
    stderr: { fd: 2, isTTY: false, write: nothing },
    env: {},
    argv: [],
    execArgv: [],
    cwd: () => '/',
    emitWarning: nothing,
    on: nothing,
    once: nothing,
    off: nothing,
    removeListener: nothing,
  }
  Object.defineProperty(globalThis, 'process', { value: harmless, writable: false, configurable: false })
  for (const name of ['require', 'module', 'exports', 'WebSocket', 'EventSource'])
    Reflect.deleteProperty(globalThis, name)
}
