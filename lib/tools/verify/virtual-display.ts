/** A virtual screen for browsers that will not run without one. */
import { spawn } from 'node:child_process'

export interface VirtualDisplay {
  /** What `DISPLAY` should be. */
  readonly name: string
  close(): void
}

/** The display that is there, or one of Xvfb's. Rejects where Xvfb cannot be started. */
export function openVirtualDisplay(): Promise<VirtualDisplay> {
  const { DISPLAY } = process.env
  if (DISPLAY) return Promise.resolve({ name: DISPLAY, close: () => {} })
  return new Promise((resolve, reject) => {
    const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    server.on('error', reject)
    server.on('exit', () => reject(new Error('Xvfb ended.')))
    // Xvfb writes the number that it chose.
    server.stdout.once('data', (number) => {
      resolve({ name: `:${String(number).trim()}`, close: () => void server.kill() })
    })
  })
}
