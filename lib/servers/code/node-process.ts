/** The `process` of server code, without any access to the real one. */

/** Thrown to stop the code at once, as `process.exit()` does. */
export class ProcessExit extends Error {
  override readonly name = 'ProcessExit'
  readonly code: unknown
  constructor(code: unknown) {
    super(`The process ended itself with process.exit(${code === undefined ? '' : String(code)}).`)
    this.code = code
  }
}

/**
 * A `process` without environment, arguments and files.
 * @param onExit called before `exit` throws: the process has ended even if the code catches the error
 */
export function createProcess(onExit: (exit: ProcessExit) => void = () => {}): object {
  const nothing = () => process
  const process = {
    env: { NODE_ENV: 'production' },
    argv: ['node', 'server.js'],
    version: 'v20.20.0',
    versions: { node: '20.20.0' },
    platform: 'linux',
    pid: 1,
    cwd: () => '/',
    uptime: () => performance.now() / 1000,
    hrtime: Object.assign(() => [0, 0], { bigint: () => BigInt(Math.round(performance.now() * 1e6)) }),
    memoryUsage: () => ({ heapUsed: 0 }),
    nextTick: (callback: (...args: unknown[]) => void, ...args: unknown[]) => {
      queueMicrotask(() => callback(...args))
    },
    on: nothing,
    once: nothing,
    off: nothing,
    emit: () => false,
    exit(code?: unknown): never {
      const exit = new ProcessExit(code)
      onExit(exit)
      throw exit
    },
  }
  return process
}
