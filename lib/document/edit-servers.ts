/** Edits of a document's list of servers. Each returns a new document and leaves what a person wrote elsewhere alone. */

import type { DialectId } from '../servers/dialects.ts'
import { canParseUrl } from '../trace/address.ts'
import { MOST_SERVERS, type PlaygroundDocument, type PlaygroundServer } from './document.ts'

function replace(
  document: PlaygroundDocument,
  origin: string,
  change: (server: PlaygroundServer) => PlaygroundServer,
): PlaygroundDocument {
  return {
    ...document,
    servers: document.servers.map((server) => (server.origin === origin ? change(server) : server)),
  }
}

export function withServerText(document: PlaygroundDocument, origin: string, text: string): PlaygroundDocument {
  return replace(document, origin, (server) => ({ ...server, text }))
}

/** The server in another dialect, with the text that it has in that dialect. */
export function withDialect(
  document: PlaygroundDocument,
  origin: string,
  dialect: DialectId,
  text: string,
): PlaygroundDocument {
  return replace(document, origin, (server) => ({ ...server, dialect, text }))
}

/** What is wrong with `text` as the origin of the server that is at `origin` now; null when nothing is. */
export function originProblem(document: PlaygroundDocument, origin: string | null, text: string): string | null {
  if (!/^https?:\/\/[^/\s]+\/?$/i.test(text.trim()) || !canParseUrl(text.trim()))
    return 'Needs scheme and host, and a port where it is not the usual one, such as https://bar.other or http://localhost:8080.'
  const wanted = new URL(text.trim()).origin
  return wanted !== origin && document.servers.some((server) => server.origin === wanted)
    ? `There is a server at ${wanted} already.`
    : null
}

/** The server moved to another origin; the same document where that origin is invalid or taken. */
export function withOrigin(document: PlaygroundDocument, origin: string, text: string): PlaygroundDocument {
  if (originProblem(document, origin, text) !== null) return document
  const moved = new URL(text.trim()).origin
  return replace(document, origin, (server) => ({ ...server, origin: moved }))
}

/** How a browser gets to a server. */
export type ServerWay = { readonly [Member in 'connection' | 'addressSpace']?: PlaygroundServer[Member] | undefined }

/** The server with these members of `way` changed; a member that is there and undefined gets its default. */
export function withWay(document: PlaygroundDocument, origin: string, way: ServerWay): PlaygroundDocument {
  return replace(document, origin, ({ connection: was, addressSpace: wasIn, ...server }) => {
    const { connection, addressSpace } = { connection: was, addressSpace: wasIn, ...way }
    return { ...server, ...(connection ? { connection } : {}), ...(addressSpace ? { addressSpace } : {}) }
  })
}

/** One more server, at a free origin; the same document where the maximum is reached. */
export function withOneMoreServer(document: PlaygroundDocument, text: string): PlaygroundDocument {
  if (document.servers.length >= MOST_SERVERS) return document
  const taken = new Set(document.servers.map((server) => server.origin))
  const origins = ['https://bar.other', 'https://api.example', ...numbered()]
  const origin = origins.find((candidate) => !taken.has(candidate)) ?? ''
  return { ...document, servers: [...document.servers, { origin, dialect: 'raw', text }] }
}

function numbered(): string[] {
  return Array.from({ length: MOST_SERVERS }, (_, n) => `https://server-${n + 1}.example`)
}

export function withoutServer(document: PlaygroundDocument, origin: string): PlaygroundDocument {
  return { ...document, servers: document.servers.filter((server) => server.origin !== origin) }
}

/** Restores a removed server, at the end; the same document where its origin is taken or the maximum is reached. */
export function withServerAgain(document: PlaygroundDocument, server: PlaygroundServer): PlaygroundDocument {
  const taken = document.servers.some(({ origin }) => origin === server.origin)
  return taken || document.servers.length >= MOST_SERVERS
    ? document
    : { ...document, servers: [...document.servers, server] }
}
