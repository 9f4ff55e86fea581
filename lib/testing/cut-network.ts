/** A network between clients and servers that can be cut: a proxy that passes bytes on, to one server after another. */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export interface Network {
  /** Its own address: what clients use. */
  readonly site: string
  /** Every connection breaks, and no new one comes about until it is restored. */
  cut(): void
  restore(): void
  /**
   * While true, what a client sends still arrives, and nothing comes back: its connections break when a server
   * answers. So the answers are lost, and what was asked has happened.
   */
  loseAnswers(lose: boolean): void
  close(): Promise<void>
}

/** @param sites as in `http://127.0.0.1:40123`; each new connection goes to the next */
export async function startNetwork(sites: readonly string[]): Promise<Network> {
  const ports = sites.map((site) => Number(new URL(site).port))
  const clients = new Set<Socket>()
  let next = 0
  let isCut = false
  let losing = false
  const server = createServer((client) => {
    client.on('error', () => undefined)
    if (isCut) return void client.destroy()
    const port = ports[next++ % ports.length]
    if (port === undefined) return void client.destroy()
    const upstream = connect(port, '127.0.0.1')
    upstream.on('error', () => client.destroy())
    clients.add(client)
    client.on('data', (bytes) => upstream.write(bytes))
    upstream.on('data', (bytes) => (losing ? client.destroy() : client.write(bytes)))
    client.on('close', () => {
      clients.delete(client)
      upstream.destroy()
    })
    upstream.on('close', () => client.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  const breakAll = () => {
    for (const client of clients) client.destroy()
  }
  return {
    site: `http://127.0.0.1:${address.port}`,
    cut() {
      isCut = true
      breakAll()
    },
    restore() {
      isCut = false
    },
    loseAnswers(lose) {
      losing = lose
    },
    async close() {
      breakAll()
      server.close()
      await once(server, 'close')
    },
  }
}
