'use client'

import { Download, Plus, Search } from 'lucide-react'
import Link from 'next/link'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { saveFile } from '@/components/export/save-file.ts'
import { ImportButton } from '@/components/ui/import-button.tsx'
import { DOCUMENTS_FILE_NAME, documentFile, readDocumentFile } from '@/lib/documents/document-file.ts'
import type { KeptDocument, KeptState } from '@/lib/documents/kept-document.ts'
import { library } from '@/lib/documents/on-this-device.ts'
import { NEW_DOCUMENT_HREF } from '@/lib/documents/own-documents.ts'
import { originOf } from '@/lib/documents/place.ts'
import type { Comparison } from './compare-dialog.tsx'
import { keptTitle, ORIGINS, type PlaceNames } from './kept-place.ts'
import { KeptRow } from './kept-row.tsx'

const CompareDialog = lazy(() => import('./compare-dialog.tsx'))

interface Said {
  readonly text: string
  readonly tone: 'go' | 'stop'
  readonly removed?: Removed
}

interface Removed {
  readonly place: string
  readonly undo: () => Promise<void>
}

/** Every document that was edited or run on this device. */
export function MyDocuments({ names }: { names: PlaceNames }) {
  const [documents, setDocuments] = useState<readonly KeptDocument[] | null>(null)
  const [complete, setComplete] = useState(true)
  const [query, setQuery] = useState('')
  const [said, setSaid] = useState<Said | null>(null)
  const [comparison, setComparison] = useState<Comparison | null>(null)
  const undo = useRef<HTMLButtonElement>(null)
  // What was deleted took the focus with it.
  useEffect(() => {
    if (said?.removed) undo.current?.focus()
  }, [said])
  // And so did Undo.
  const [returned, setReturned] = useState<string | null>(null)
  useEffect(() => {
    if (!documents?.some(({ place }) => place === returned)) return
    document.querySelector<HTMLElement>(`[data-place="${returned}"] button`)?.focus()
    setReturned(null)
  }, [returned, documents])

  const load = useCallback(async () => {
    try {
      const all = await (await library()).all()
      setDocuments(all.documents)
      setComplete(all.complete)
    } catch {
      setDocuments((now) => now ?? [])
      setComplete(false)
    }
  }, [])
  useEffect(() => {
    const again = () => document.visibilityState === 'visible' && void load()
    again()
    document.addEventListener('visibilitychange', again)
    return () => document.removeEventListener('visibilitychange', again)
  }, [load])

  /** Does something with the library, says what came of it, and shows what is there then. */
  const act = async (what: () => Promise<Said>) => {
    try {
      setSaid(await what())
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      setSaid({ tone: 'stop', text: `That could not be done: ${why} Nothing was changed.` })
    }
    await load()
  }
  const remove = (kept: KeptDocument) =>
    act(async () => {
      const back = await (await library()).remove(kept.place)
      return { tone: 'go', text: `“${keptTitle(kept, names)}” is deleted.`, removed: { place: kept.place, undo: back } }
    })
  const restore = (kept: KeptDocument, state: KeptState) =>
    act(async () => {
      await (await library()).restore(kept.place, state.text)
      return {
        tone: 'go',
        text: `That version is the current text of “${keptTitle(kept, names)}” again. The text before it is now an earlier version.`,
      }
    })
  const bring = (chosen: File | undefined) =>
    chosen &&
    act(async () => {
      const read = readDocumentFile(await chosen.text())
      if (!read.ok) return { tone: 'stop', text: read.message }
      const news = await (await library()).merge(read.documents)
      return {
        tone: 'go',
        text:
          news === 0
            ? 'Everything in this file was here already.'
            : `Imported: ${news === 1 ? 'one document' : `${news} documents`}. Nothing was overwritten.`,
      }
    })

  const takeBack = async (removed: Removed) => {
    await act(async () => removed.undo().then(() => ({ tone: 'go', text: 'It is back.' })))
    setReturned(removed.place)
  }

  const wanted = query.trim().toLowerCase()
  const shown = documents?.filter((kept) =>
    `${keptTitle(kept, names)}\n${ORIGINS[originOf(kept.place)]}\n${kept.text ?? ''}\n${kept.original ?? ''}`
      .toLowerCase()
      .includes(wanted),
  )
  const none = documents?.length === 0
  const removed = said?.removed
  return (
    <>
      <div className="mt-7 flex flex-wrap items-center gap-2">
        {!none && (
          <>
            <label className="flex h-10 min-w-[min(100%,240px)] flex-1 items-center gap-2 rounded-lg border border-line-strong bg-panel px-3 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-gate max-sm:basis-full pointer-coarse:h-11">
              <Search size={16} className="flex-none text-faint" aria-hidden />
              <input
                type="search"
                aria-label="Search my documents"
                placeholder="Title or text"
                className="min-w-0 flex-1 bg-transparent text-[16px] outline-none"
                value={query}
                onChange={(event) => setQuery(event.target.value)}
              />
            </label>
            <NewDocument />
            <button
              type="button"
              className="button h-10 max-sm:flex-1"
              disabled={!documents}
              title="Saves all documents with their earlier versions as one file"
              onClick={() => {
                saveFile(DOCUMENTS_FILE_NAME, new Blob([documentFile(documents ?? [])], { type: 'application/json' }))
                setSaid({ tone: 'go', text: `Exported as ${DOCUMENTS_FILE_NAME}, with all earlier versions.` })
              }}
            >
              <Download size={15} aria-hidden /> Export all
            </button>
            <Import says="Import" onFile={bring} />
          </>
        )}
      </div>
      <p
        role="status"
        className={
          said
            ? `sticky top-[60px] z-10 mt-3 flex flex-wrap gap-x-4 rounded-[10px] px-4 py-2.5 text-[15px] ${said.tone === 'stop' ? 'bg-stop-bg text-stop' : 'bg-go-bg text-go'}`
            : 'mt-5'
        }
      >
        {said?.text}
        {removed && (
          <button ref={undo} type="button" className="link" onClick={() => void takeBack(removed)}>
            Undo
          </button>
        )}
      </p>
      {!complete && (
        <p role="alert" className="mt-1 rounded-[10px] bg-pre-bg px-4 py-2.5 text-[15px] text-pre">
          This browser does not let the site open its database, so earlier versions may be missing. Export your
          documents as a file.
        </p>
      )}
      {none && (
        <div className="mt-2 border-t border-line pt-6 text-[16.5px] text-soft">
          <p>Nothing yet. Every document that you change or run is stored here.</p>
          <div className="mt-5 flex flex-wrap gap-2">
            <NewDocument />
            <Link href="/examples" className="button h-10">
              Choose an example
            </Link>
            <Import onFile={bring} />
          </div>
        </div>
      )}
      {shown && shown.length > 0 && (
        <section aria-label="Documents">
          <h2 className="sr-only">Documents</h2>
          <ul className="border-t border-line">
            {shown.map((kept) => (
              <KeptRow
                key={kept.place}
                kept={kept}
                names={names}
                onRestore={(state) => void restore(kept, state)}
                onDelete={() => void remove(kept)}
                onCompare={setComparison}
              />
            ))}
          </ul>
        </section>
      )}
      {shown?.length === 0 && !none && (
        <p className="mt-4 text-[16px] text-soft">No document contains “{query.trim()}”.</p>
      )}
      {comparison && (
        <Suspense>
          <CompareDialog comparison={comparison} onClose={() => setComparison(null)} />
        </Suspense>
      )}
    </>
  )
}

const NewDocument = () => (
  // A new page and not a Link, so that one more is made each time.
  <a href={NEW_DOCUMENT_HREF} className="button button-run h-10 max-sm:basis-full">
    <Plus size={15} aria-hidden /> New document
  </a>
)

function Import({ says, onFile }: { says?: string; onFile: (file: File | undefined) => unknown }) {
  return (
    <ImportButton
      {...(says === undefined ? {} : { says })}
      label="A file with documents"
      testId="documents-file"
      className="h-10 max-sm:flex-1"
      onFile={(file) => void onFile(file)}
    />
  )
}
