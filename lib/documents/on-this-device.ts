/** What this page keeps on the device. The library's code is loaded when something has to go into it. */
import { createCrashMarks } from './crash-mark.ts'
import { createDrafts } from './drafts.ts'
import { createJournal } from './journal.ts'
import type { Library } from './library.ts'
import { noteWorkedOn, openOwn } from './own-documents.ts'

const deviceStorage = () => window.localStorage

/** This page's name among those that are open. */
const tab = Math.random().toString(36).slice(2)

export const journal = createJournal(deviceStorage)

export const drafts = createDrafts(deviceStorage, journal, tab)

export const crashMarks = createCrashMarks(deviceStorage)

/** Which own document the playground opens: `openOwn` and `noteWorkedOn` of own-documents.ts, on this device. */
export const ownDocuments = {
  open: (search: string) => openOwn(deviceStorage, search),
  noteWorkedOn: (place: string) => noteWorkedOn(deviceStorage, place),
}

let loading: Promise<Library> | null = null

/** Rejects where its code cannot be loaded. */
export function library(): Promise<Library> {
  loading ??= import('./library.ts').then(({ createLibrary }) => createLibrary(deviceStorage, journal, tab))
  loading.catch(() => {
    loading = null
  })
  return loading
}

let waiting: ReturnType<typeof setTimeout> | undefined

/** As `takeInNow`, after the typing has paused. */
export function takeInSoon(): void {
  clearTimeout(waiting)
  waiting = setTimeout(takeInNow, 1_500)
}

/** Lets the library take in what was written. What fails is tried the next time. */
export function takeInNow(): void {
  library()
    .then((kept) => kept.takeIn())
    .catch(() => undefined)
}
