import type { LinkedDocument } from './use-linked-document.ts'

/** Says that what is shown came by link, or why a link could not be opened. */
export function LinkNotice({ linked }: { linked: LinkedDocument }) {
  if (linked.state === 'none') return null
  const problem = linked.state === 'problem'
  return (
    <div
      role={problem ? 'alert' : 'status'}
      className={`flex flex-none flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2 text-[14px] sm:px-[18px] ${problem ? 'bg-pre-bg text-pre' : 'bg-gate-bg text-gate'}`}
    >
      <span className="min-w-0 flex-1">
        {problem ? linked.message : 'This came by link. Look at it first; it runs when you press Run.'}
      </span>
      {linked.before && (
        <button type="button" className="link" onClick={linked.goBack}>
          Back to what I had
        </button>
      )}
      <button type="button" className="link" onClick={linked.acknowledge}>
        {problem ? 'Go on with the example' : 'Close'}
      </button>
    </div>
  )
}
