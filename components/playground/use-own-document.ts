'use client'

import { useEffect, useState } from 'react'
import type { Workbench } from '@/components/bench/use-workbench.ts'
import { addressed } from '@/lib/documents/address.ts'
import { ownDocuments } from '@/lib/documents/on-this-device.ts'
import type { OpenedOwn } from '@/lib/documents/own-documents.ts'

const ROOM = 'playground:'

export interface OwnDocument {
  /** The workbench's key of the own document that the address opens; null before the address has been read. */
  readonly key: string | null
  /** It was made by opening this address. */
  readonly isNew: boolean
}

/** The own document of the playground that the address opens. */
export function useOwnDocument(): OwnDocument {
  const [opened, setOpened] = useState<OpenedOwn | null>(null)
  useEffect(() => {
    const asked = addressed(location, history.state)
    const found = ownDocuments.open(asked.kind === 'own' ? asked.search : location.search)
    // A reload opens the same one, and not one more.
    if (found.made) history.replaceState(null, '', found.made.href)
    setOpened(found)
  }, [])
  return { key: opened?.place.slice(ROOM.length) ?? null, isNew: opened?.made != null }
}

/** Notes which own document the person worked on last. */
export function useNoteOwn(own: OwnDocument, { open, edited }: Workbench): void {
  useEffect(() => {
    if (edited && open === own.key) ownDocuments.noteWorkedOn(`${ROOM}${open}`)
  }, [own.key, open, edited])
}
