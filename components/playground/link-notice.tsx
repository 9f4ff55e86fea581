import type { Workbench } from '@/components/bench/use-workbench.ts'
import type { LinkedDocument } from './use-linked-document.ts'

/** Says that the document came from a link, or why a link could not be opened. */
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
  const { linked, problem, closed, close, leave } = link
  const shown = linked !== null && bench.open === linked.key
  if (closed || (!problem && !shown)) return null
  const back = () => {
    bench.show(own ?? 'free')
    leave()
  }
  return (
    <div
      role={problem ? 'alert' : 'status'}
      className={`flex flex-none flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2 text-[14px] sm:px-[18px] ${problem ? 'bg-pre-bg text-pre' : 'bg-gate-bg text-gate'}`}
    >
      <span className="min-w-0 flex-1">
        {problem ??
          (bench.result || bench.edited
            ? 'This document came from a link. Your own document is unchanged.'
            : 'This document came from a link. Look at it first; it runs when you press Run.')}
      </span>
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
