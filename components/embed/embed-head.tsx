import { ExternalLink, RotateCcw } from 'lucide-react'
import { RunButton } from '@/components/bench/run-button.tsx'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentTitle } from '@/lib/documents/document-title.ts'
import { BROWSER_TITLES } from '@/lib/trace/browser-titles.ts'

interface Props {
  document: PlaygroundDocument
  /** What came of the run is covered, and a title such as “Blocked” would tell it. */
  covered: boolean
  /** Of the playground with this document. */
  href: string
  running: boolean
  onRun: () => void
  onStop: () => void
  /** Null where nothing was changed. */
  onReset: (() => void) | null
}

/** What it is, Run, and the way to the playground with all that was changed. */
export function EmbedHead({ document, covered, href, running, onRun, onStop, onReset }: Props) {
  const title = covered ? 'Example' : documentTitle(document)
  return (
    <header className="flex min-h-[38px] flex-none items-center gap-2 border-b border-line bg-sunk py-1 pr-2 pl-3 pointer-coarse:min-h-[48px]">
      <h1 className="min-w-0 flex-1 text-[14px] leading-[1.25] font-semibold wrap-anywhere">{title}</h1>
      <span className="flex-none text-[12.5px] text-soft max-[560px]:hidden">
        {BROWSER_TITLES[document.browser]}, simulated
      </span>
      {onReset && (
        <button type="button" className="icon-button h-[28px]" aria-label="Reset" title="Reset" onClick={onReset}>
          <RotateCcw size={15} aria-hidden />
        </button>
      )}
      <RunButton running={running} onRun={onRun} onStop={onStop} className="h-[28px] flex-none [&_kbd]:hidden" />
      <a
        className="button h-[28px] flex-none text-[13px]"
        href={href}
        target="_blank"
        rel="noopener"
        aria-label="Open in playground"
        title="Open in Preflight’s playground, with what was changed here"
      >
        <span className="max-[560px]:hidden">Open in playground</span>
        <ExternalLink size={14} aria-hidden />
      </a>
    </header>
  )
}
