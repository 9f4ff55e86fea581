/** The answer to an exercise as it is kept: what was written, without what everybody has. Pure functions. */
import { type PlaygroundDocument, parseDocument } from '../document/document.ts'
import type { Exercise } from './exercise.ts'
import type { ExercisePlace } from './lesson-address.ts'

/** What somebody wrote for an exercise: only texts that differ from its start, and that may be changed. */
export interface WrittenTexts {
  /** The script; absent: that of the start. */
  readonly code?: string
  /** Servers whose text or dialect is not that of the start. */
  readonly servers?: readonly WrittenServer[]
}

interface WrittenServer {
  readonly origin: string
  /** Of this or another release. */
  readonly dialect: string
  readonly text: string
}

export interface KeptAnswer extends ExercisePlace, WrittenTexts {
  /** When its check passed, in milliseconds since 1970. */
  readonly at: number
}

/** What is written in the document. */
export function textsOf({ start, edits }: Exercise, { client, servers }: PlaygroundDocument): WrittenTexts {
  const changed = servers.flatMap(({ origin, dialect, text }) => {
    const before = start.servers.find((server) => server.origin === origin)
    return before?.dialect === dialect && before.text === text ? [] : [{ origin, dialect, text }]
  })
  return {
    ...(edits === 'servers' || client.code === start.client.code ? {} : { code: client.code }),
    ...(edits === 'client' || changed.length === 0 ? {} : { servers: changed }),
  }
}

/** The document with these texts in the exercise's start; null where that is no document, whoever wrote the texts. */
export function documentWith({ start }: Exercise, { code, servers = [] }: WrittenTexts): PlaygroundDocument | null {
  const origins = new Set(start.servers.map(({ origin }) => origin))
  const parsed = parseDocument({
    ...start,
    client: { ...start.client, code: code ?? start.client.code },
    servers: [
      ...start.servers.map((server) => ({ ...server, ...servers.find(({ origin }) => origin === server.origin) })),
      ...servers.filter(({ origin }) => !origins.has(origin)),
    ],
  })
  return parsed.ok ? parsed.document : null
}
