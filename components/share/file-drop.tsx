'use client'

import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { LARGEST_FILE, openFile } from '@/lib/documents/opened-file.ts'

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/** A file that is dropped anywhere on the page is opened; for what cannot be opened it is said why. */
export function FileDrop({ onOpen }: { onOpen: (document: PlaygroundDocument) => void }) {
  const [over, setOver] = useState(false)
  const [message, setMessage] = useState<string | null>(null)
  const latest = useRef(onOpen)
  latest.current = onOpen
  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      // Before an editor takes it for a text to insert.
      event.preventDefault()
      event.stopPropagation()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      setOver(false)
      void read([...(event.dataTransfer?.files ?? [])]).then((opened) => {
        setMessage(opened.ok ? null : opened.message)
        if (opened.ok) latest.current(opened.document)
      })
    }
    window.addEventListener('dragenter', drag, true)
    window.addEventListener('dragover', drag, true)
    window.addEventListener('dragleave', leave, true)
    window.addEventListener('drop', drop, true)
    return () => {
      window.removeEventListener('dragenter', drag, true)
      window.removeEventListener('dragover', drag, true)
      window.removeEventListener('dragleave', leave, true)
      window.removeEventListener('drop', drop, true)
    }
  }, [])
  return (
    <>
      {over && (
        <div className="pointer-events-none fixed inset-3 z-50 grid place-items-center rounded-[16px] border-2 border-dashed border-gate bg-panel/90">
          <p className="font-display text-[22px] font-[680]">Drop the file to open its document</p>
        </div>
      )}
      {message && (
        <div
          role="alert"
          className="fixed inset-x-3 bottom-3 z-50 mx-auto flex max-w-[560px] items-start gap-3 rounded-[12px] border border-line-strong bg-pre-bg py-3 pr-2 pl-4 text-[14.5px] text-pre shadow-card"
        >
          <span className="min-w-0 flex-1">{message}</span>
          <button type="button" className="icon-button flex-none" aria-label="Close" onClick={() => setMessage(null)}>
            <X size={16} aria-hidden />
          </button>
        </div>
      )}
    </>
  )
}

async function read(files: readonly File[]): Promise<ReturnType<typeof openFile>> {
  const [file, ...more] = files
  if (!file) return { ok: false, message: 'Nothing that can be opened was dropped. Drop one file.' }
  if (more.length > 0) return { ok: false, message: `These are ${files.length} files. Drop one of them at a time.` }
  if (file.size > LARGEST_FILE)
    return { ok: false, message: `“${file.name}” is larger than any file of this site, so it was not read.` }
  try {
    return openFile(file.name, await file.text())
  } catch {
    return { ok: false, message: `“${file.name}” could not be read. If it is a folder, drop one file of it.` }
  }
}
