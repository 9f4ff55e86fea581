import type { Workbench } from '@/components/bench/use-workbench.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { canParseUrl, isLoopbackHost } from '@/lib/trace/address.ts'
import type { LinkedDocument } from './use-linked-document.ts'

/** Says that the document came from a link and what its sender calls it, or why a link could not be opened. */
export function LinkNotice({
  link,
  bench,
  own,
}: {
  link: LinkedDocument
  bench: Workbench
  /** Key of the own document; null before it is known. */
  own: string | null
}) {
  const { linked, problem, waiting, closed, close, leave } = link
  if (waiting || closed || (!problem && !(linked && bench.open === linked.key))) return null
  const back = () => {
    bench.show(own ?? 'free')
    leave()
  }
  // The sender's words, also after the reader has written others.
  const { title, sentence } = linked?.document ?? {}
  const named = !problem && Boolean(title?.trim() || sentence?.trim())
  return (
    <div
      role={problem ? 'alert' : 'status'}
      className={`flex flex-none flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2 text-[14px] sm:px-[18px] ${problem ? 'bg-pre-bg text-pre' : 'bg-gate-bg text-gate'}`}
    >
      <div className="min-w-0 flex-1 basis-[30ch]">
        {named && (
          <div className="max-h-[30dvh] overflow-y-auto pt-0.5 pb-1 text-ink" data-testid="from-sender">
            {title?.trim() && (
              <h2 className="font-display text-[20px] leading-[1.2] font-[650] tracking-[-0.015em] wrap-anywhere">
                {title}
              </h2>
            )}
            {sentence?.trim() && (
              <p className="mt-0.5 max-w-[75ch] text-[15px] leading-snug wrap-anywhere whitespace-pre-line">
                {sentence}
              </p>
            )}
          </div>
        )}
        <span className={named ? 'text-[13px]' : ''}>
          {problem ??
            (bench.result || bench.edited
              ? 'This document came from a link. Your own document is unchanged.'
              : 'This document came from a link. Look at it first; it runs when you press Run.')}
          {!problem && linked && isOnLocalhost(linked.document) && ` ${SIMULATED}`}
        </span>
      </div>
      {!problem && (
        <button type="button" className="link" onClick={back}>
          Back to my own
        </button>
      )}
      <button type="button" className="link" onClick={close}>
        {problem ? 'Continue without it' : 'Close'}
      </button>
    </div>
  )
}

/** What a reader may fear of a stranger's link. */
const SIMULATED = 'Its localhost is simulated, too: nothing on your computer is called.'

const isOnLocalhost = ({ page, servers }: PlaygroundDocument) =>
  [page.url, ...servers.map(({ origin }) => origin)].some(
    (url) => canParseUrl(url) && isLoopbackHost(new URL(url).hostname),
  )
