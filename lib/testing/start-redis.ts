/** Debian's `redis-server`, started on a free port of this machine for a test. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Is there one? `PREFLIGHT_REDIS_SERVER` names another than that in the path. */
const PROGRAM = process.env.PREFLIGHT_REDIS_SERVER ?? 'redis-server'
export const HAS_REDIS = spawnSync(PROGRAM, ['--version']).status === 0
export const NO_REDIS = 'There is no redis-server here (apt-get install redis-server), so nothing was tried with Redis.'

export interface StartedRedis {
  /** As `REDIS_URL` has it. */
  readonly url: string
  stop(): Promise<void>
}

/**
 * Keeps nothing on the disk, except a list of the nodes of a cluster.
 * @param cluster it is the one node of a cluster: what needs keys of several nodes at once is refused
 * @throws where it does not start
 */
export async function startRedis({ cluster = false } = {}): Promise<StartedRedis> {
  const port = await freePort()
  const directory = cluster ? mkdtempSync(join(tmpdir(), 'redis-')) : null
  const args = [
    ...['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    ...(directory ? ['--cluster-enabled', 'yes', '--cluster-port', String(await freePort()), '--dir', directory] : []),
  ]
  const server = spawn(PROGRAM, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(server, 'exit')
  const ready = new Promise<void>((resolve) => {
    let said = ''
    server.stdout.on('data', (piece) => {
      said += piece
      if (said.includes('Ready to accept connections')) resolve()
    })
  })
  const first = await Promise.race([ready.then(() => 'ready'), ended.then(() => 'ended')])
  if (first === 'ended') throw new Error('redis-server ended before it was ready.')
  if (cluster) await takeAllSlots(port)
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      server.kill()
      await ended
      if (directory) rmSync(directory, { recursive: true })
    },
  }
}

/** https://redis.io/docs/latest/commands/cluster-addslotsrange/ */
async function takeAllSlots(port: number): Promise<void> {
  const connection = connect(port, '127.0.0.1')
  connection.write('CLUSTER ADDSLOTSRANGE 0 16383\r\n')
  const [answer] = await once(connection, 'data')
  connection.destroy()
  if (!String(answer).startsWith('+OK')) throw new Error(`redis-server: ${answer}`)
}

/** A port of this machine that nothing listens at. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return address.port
}
