/** Firefox's own protocol for automation, because WebDriver does not show what the browser prints about policies. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

type Answer = [kind: number, id: number, error: { error: string; message: string } | null, value: unknown]

export interface Marionette {
  /** Rejects with what Firefox says about the command. */
  send(command: string, parameters?: object): Promise<unknown>
  close(): void
}

/** Messages are `length:json`. Rejects where Firefox does not listen within 20 seconds. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = await connected(port)
  const waiting = new Map<number, (answer: Answer) => void>()
  let received = Buffer.alloc(0)
  let last = 0
  socket.on('error', () => {})
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk])
    for (let colon = received.indexOf(':'); colon >= 0; colon = received.indexOf(':')) {
      const end = colon + 1 + Number(received.toString('latin1', 0, colon))
      if (received.length < end) return
      const message: unknown = JSON.parse(received.toString('utf8', colon + 1, end))
      received = received.subarray(end)
      if (Array.isArray(message)) waiting.get(message[1])?.(message as Answer)
    }
  })
  return {
    send(command, parameters = {}) {
      const id = ++last
      const text = Buffer.from(JSON.stringify([0, id, command, parameters]))
      socket.write(Buffer.concat([Buffer.from(`${text.length}:`), text]))
      return new Promise((resolve, reject) => {
        waiting.set(id, ([, , error, value]) => {
          waiting.delete(id)
          if (error) reject(new Error(`${error.error}: ${error.message}`))
          else resolve(value)
        })
      })
    },
    close: () => socket.destroy(),
  }
}

async function connected(port: number): Promise<Socket> {
  for (let tries = 0; ; tries += 1) {
    const socket = connect(port, '127.0.0.1')
    try {
      await once(socket, 'connect')
      return socket
    } catch (error) {
      if (tries === 200) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
