'use client'

import { useCallback, useMemo, useRef, useState } from 'react'
import type { PlaygroundServer } from '@/lib/document/document.ts'
import {
  type ServerWay,
  withDialect,
  withOneMoreServer,
  withOrigin,
  withoutServer,
  withServerAgain,
  withServerText,
  withWay,
} from '@/lib/document/edit-servers.ts'
import { dialectInWords } from '@/lib/run/read-in-page.ts'
import type { DialectId } from '@/lib/servers/dialects.ts'
import { DIALECTS } from '@/lib/servers/dialects.ts'
import { createDialectTexts } from './dialect-texts.ts'
import type { Workbench } from './use-workbench.ts'

export interface Servers {
  readonly all: readonly PlaygroundServer[]
  /** The server that is open in the editor. */
  readonly current: PlaygroundServer | undefined
  /** A message with what to do when a dialect could not be loaded. */
  readonly trouble: string | null
  /** A message about the text after a change of dialect; null: none. */
  readonly switched: string | null
  show(origin: string): void
  write(text: string): void
  setDialect(dialect: DialectId): void
  setOrigin(text: string): void
  /** Changes how a browser gets to the current server; undefined is the default. */
  setWay(way: ServerWay): void
  add(): void
  remove(): void
  /** Origin of the last removed server, until it is restored or the notice is closed. */
  readonly removed: string | null
  restore(): void
  accept(): void
}

/** The servers of the open document, one of them selected. A text written in another dialect can be restored. */
export function useServers(bench: Workbench, place: string): Servers {
  const [shown, setShown] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [switched, setSwitched] = useState<string | null>(null)
  const [before, setBefore] = useState<{ origin: string; servers: readonly PlaygroundServer[] } | null>(null)
  const dialectTexts = useRef<ReturnType<typeof createDialectTexts> | null>(null)
  const latest = useRef(bench)
  latest.current = bench
  const all = bench.document.servers
  const current = all.find((server) => server.origin === shown) ?? all[0]
  const open = useRef(current)
  open.current = current

  const chosen = useRef(0)
  const setDialect = useCallback(
    async (dialect: DialectId) => {
      const server = open.current
      const { open: key } = latest.current
      chosen.current += 1
      const turn = chosen.current
      if (!server || server.dialect === dialect) return
      dialectTexts.current ??= createDialectTexts(place)
      const texts = dialectTexts.current
      const name = `${key} ${server.origin}`
      const before = texts.find(name, dialect)
      // Another one may be chosen, or another document opened, while it is loaded.
      const isWanted = () => chosen.current === turn && latest.current.open === key
      try {
        const text = before ?? (await dialectInWords(dialect)).example
        if (!isWanted()) return
        setTrouble(null)
        latest.current.change((document) => {
          // The text as it is now: what was typed a moment ago may not have been rendered yet.
          const now = document.servers.find(({ origin }) => origin === server.origin)
          if (now) texts.keep(name, now.dialect, now.text)
          return withDialect(document, server.origin, dialect, text)
        })
        setSwitched(
          before === undefined
            ? `This is an example of ${DIALECTS[dialect].label}. It has different routes: check that your call uses one of them. Your previous text is kept under “${DIALECTS[server.dialect].label}”.`
            : null,
        )
      } catch {
        if (isWanted())
          setTrouble('This kind of server could not be loaded. Check the connection, then choose it again.')
      }
    },
    [place],
  )

  return useMemo(
    () => ({
      all,
      current,
      trouble,
      switched,
      show: setShown,
      write: (text) => current && bench.change((document) => withServerText(document, current.origin, text)),
      setDialect: (dialect) => void setDialect(dialect),
      setOrigin: (text) => {
        if (!current) return
        const before = latest.current.document
        const at = before.servers.indexOf(current)
        const after = withOrigin(before, current.origin, text)
        bench.change(() => after)
        setShown(after.servers[at]?.origin ?? null)
      },
      setWay: (way) => current && bench.change((document) => withWay(document, current.origin, way)),
      add: () => {
        const after = withOneMoreServer(latest.current.document, NEW_SERVER)
        bench.change(() => after)
        setShown(after.servers.at(-1)?.origin ?? null)
      },
      remove: () => {
        if (!current) return
        setBefore({ origin: current.origin, servers: all })
        bench.change((document) => withoutServer(document, current.origin))
      },
      removed: before?.origin ?? null,
      restore: () => {
        const gone = before?.servers.find((server) => server.origin === before.origin)
        if (gone) bench.change((document) => withServerAgain(document, gone))
        setBefore(null)
      },
      accept: () => {
        setBefore(null)
        setSwitched(null)
      },
    }),
    [all, current, trouble, switched, before, bench.change, setDialect],
  )
}

const NEW_SERVER = `GET /
200 OK
Content-Type: text/plain

hello
`
