/** The built site, served by a process of its own as `npm start` serves it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from './start-redis.ts'

export interface StartedSite {
  readonly process: ChildProcess
  readonly port: number
  /** As in `http://127.0.0.1:40123`. */
  readonly origin: string
  /** Resident memory, in bytes; Linux only. */
  memory(): number
  /** Sends a signal, and fulfils with the exit code; null where it had to be killed, after 20 s. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

/** @param env what its environment has besides this one's, and what it has not (`undefined`) */
export async function startSite(env: Readonly<Record<string, string | undefined>> = {}): Promise<StartedSite> {
  const port = await freePort()
  const server = spawn(process.execPath, ['lib/tools/commands/serve.mjs', String(port)], {
    cwd: new URL('../..', import.meta.url),
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const exited = once(server, 'exit')
  const origin = `http://127.0.0.1:${port}`
  const answers = () =>
    fetch(`${origin}/api/health`).then(
      () => true,
      () => false,
    )
  for (let tries = 0; !(await answers()); tries += 1) {
    if (server.exitCode !== null || tries > 300) throw new Error('The site did not start. Has it been built?')
    await pause(100)
  }
  return {
    process: server,
    port,
    origin,
    memory() {
      const status = readFileSync(`/proc/${server.pid}/status`, 'utf8')
      return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024
    },
    async stop(signal = 'SIGTERM') {
      server.kill(signal)
      const late = setTimeout(() => server.kill('SIGKILL'), 20_000)
      const [code] = await exited
      clearTimeout(late)
      return code
    },
  }
}
