'use client'

import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { Keeping } from '@/components/bench/use-drafts.ts'
import type { Workbench } from '@/components/bench/use-workbench.ts'
import { saveFile } from '@/components/export/save-file.ts'
import { DOCUMENTS_FILE_NAME, documentFile } from '@/lib/documents/document-file.ts'
import type { Entry } from '@/lib/documents/journal.ts'
import { documentIn, nothingKept } from '@/lib/documents/kept-document.ts'
import type { Comparison } from './compare-dialog.tsx'

const CompareDialog = lazy(() => import('./compare-dialog.tsx'))

interface Props {
  bench: Workbench
  /** What the place is to the person: `exercise`, `example`, `document`. */
  what: string
  onRun: () => void
}

/** Beside the editors: what there is to say about the keeping of what was written, and what can be done. */
export function DocumentWords({ bench, what, onRun }: Props) {
  const [comparison, setComparison] = useState<Comparison | null>(null)
  const { keeping, document } = bench
  const { unkept, otherTab, aside, died, looking, before, place } = keeping
  const compare = (title: string, other: Comparison['before'], beforeName: string) =>
    setComparison({ title, before: other, beforeName, after: document, afterName: 'the text here' })
  const theirs = otherTab ? keeping.theirs() : null
  return (
    <>
      {unkept && (
        <Words alarm says={UNKEPT[unkept]}>
          <button type="button" className="link" onClick={() => saveFile(DOCUMENTS_FILE_NAME, asFile(place, bench))}>
            Export as a file
          </button>
        </Words>
      )}
      {otherTab && (
        <Words
          alarm
          says={`This ${what} was also changed in another tab. Both texts are stored. Which one do you want here?`}
        >
          <button type="button" className="link" onClick={keeping.takeTheirs}>
            Take theirs
          </button>
          <button type="button" className="link" onClick={keeping.keepMine}>
            Keep mine
          </button>
          {theirs && (
            <button
              type="button"
              className="link"
              onClick={() => compare('The other tab’s text and the text here', theirs, 'the other tab’s')}
            >
              Compare
            </button>
          )}
        </Words>
      )}
      {aside.map((entry) => (
        <Aside key={entry.id} entry={entry} what={what} keeping={keeping} compare={compare} />
      ))}
      {died && !looking && (
        <Words
          alarm
          says={`The page ended while this ${what} was being ${died === 'run' ? 'run' : 'checked'}. It has not been run again.`}
        >
          <button type="button" className="link" onClick={keeping.look}>
            Look at it
          </button>
          <button type="button" className="link" onClick={onRun}>
            {died === 'run' ? 'Run it again' : 'Run it'}
          </button>
        </Words>
      )}
      {before && (
        <Words says={`This is the original ${what}. Your text is stored in My documents.`}>
          <button type="button" className="link" onClick={keeping.undoReset}>
            Undo
          </button>
          <button type="button" className="link" onClick={keeping.closeReset}>
            Close
          </button>
        </Words>
      )}
      {comparison && (
        <Suspense>
          <CompareDialog comparison={comparison} onClose={() => setComparison(null)} />
        </Suspense>
      )}
    </>
  )
}

const UNKEPT = {
  library:
    'This browser’s storage for the site is full. Your text is still stored in My documents. Delete there what you no longer need, or export this as a file.',
  nowhere:
    'This browser does not store your text: its storage is full or forbidden. The text is lost when you close this tab. Export it as a file.',
} as const

function asFile(place: string, { document }: Workbench): Blob {
  const at = Date.now()
  const kept = { ...nothingKept(place, at), text: JSON.stringify(document), written: at }
  return new Blob([documentFile([kept])], { type: 'application/json' })
}

function Aside({
  entry,
  what,
  keeping,
  compare,
}: {
  entry: Entry
  what: string
  keeping: Keeping
  compare: (title: string, other: Comparison['before'], beforeName: string) => void
}) {
  const document = documentIn(entry.text)
  return (
    <Words says={asideSays(entry.why, what)}>
      {document && (
        <>
          <button type="button" className="link" onClick={() => keeping.openAside(entry)}>
            Open it
          </button>
          <button
            type="button"
            className="link"
            onClick={() => compare('Your stored text and the text here', document, 'your stored text')}
          >
            Compare
          </button>
        </>
      )}
      <a className="link" href="/documents">
        My documents
      </a>
      <button type="button" className="link" onClick={() => keeping.closeAside(entry)}>
        Close
      </button>
    </Words>
  )
}

function asideSays(why: Entry['why'], what: string): string {
  if (why === 'older-original') return `Your text for an earlier version of this ${what} is stored.`
  if (why === 'newer-version')
    return 'Your text here was written with a newer version of this site. It is stored; reload the page to get that version.'
  if (why === 'damaged') return 'Your stored text is damaged. It is kept in My documents as it is.'
  return 'Another tab changed this at the same moment. Its text is stored.'
}

function Words({ says, alarm = false, children }: { says: string; alarm?: boolean; children: ReactNode }) {
  return (
    <div
      role={alarm ? 'alert' : 'status'}
      className={`flex flex-none flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2 text-[14px] sm:px-[18px] ${alarm ? 'bg-pre-bg text-pre' : 'bg-gate-bg text-gate'}`}
    >
      <span className="min-w-[28ch] flex-1 max-sm:basis-full">{says}</span>
      {children}
    </div>
  )
}
