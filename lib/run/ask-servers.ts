/** Carries out a command of the terminal: its requests go to the document's servers, and no browser is between. */
import type { Jars } from '../curl/jar.ts'
import type { CurlCommand } from '../curl/parse-command.ts'
import { type Printed, runCurl } from '../curl/run-curl.ts'
import type { PlaygroundDocument } from '../document/document.ts'
import { createNetwork } from '../servers/network/network.ts'
import { connectionMessage, isUnreachable } from '../trace/connection.ts'
import { ConnectionError, type Send } from '../trace/wire.ts'
import { type ServerDependencies, startServers } from './start-servers.ts'

/**
 * Starts the servers, carries the command out and stops them again: like a run, each command begins with servers that
 * have not answered anything yet.
 * @param jars the cookies that earlier commands kept
 */
export async function askServers(
  document: PlaygroundDocument,
  command: CurlCommand,
  jars: Jars,
  dependencies: ServerDependencies & { readonly signal?: AbortSignal },
): Promise<Printed> {
  const { now = Date.now, signal } = dependencies
  const started = await startServers(document, dependencies, () => {})
  const began = now()
  try {
    const network = createNetwork(started, () => {}, { now: () => now() - began })
    const send: Send = async (request) => {
      signal?.throwIfAborted()
      const url = new URL(request.url)
      const { connection } = document.servers.find(({ origin }) => origin === url.origin) ?? {}
      if (isUnreachable(connection)) throw new ConnectionError(connection, connectionMessage(connection, url))
      if (connection === 'untrusted-certificate' && !command.insecure)
        throw new ConnectionError(connection, connectionMessage(connection, url))
      if (connection === 'client-certificate') throw new ConnectionError(connection, connectionMessage(connection, url))
      return network(request)
    }
    return await runCurl(command, send, jars, began)
  } finally {
    for (const { server } of started) server?.stop?.()
  }
}
