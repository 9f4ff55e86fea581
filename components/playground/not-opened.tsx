interface Props {
  /** What happened and what to do; null while it is being loaded. */
  problem: string | null
  onRetry: () => void
  /** Leaves the address for the person's own document. */
  onLeave: () => void
}

/** In the place of a document that the address names and that is not here: no other one is shown under its address. */
export function NotOpened({ problem, onRetry, onLeave }: Props) {
  return (
    <div className="grid h-full place-items-center bg-panel p-6 text-center">
      {problem === null ? (
        <p role="status" className="text-soft">
          Opening the document…
        </p>
      ) : (
        <div role="alert">
          <p className="font-display text-[19px] font-[650] tracking-[-0.01em]">The document is not here</p>
          <p className="mx-auto mt-1.5 max-w-[52ch] text-[15px] text-balance text-soft">{problem}</p>
          <div className="mt-4 flex flex-wrap justify-center gap-3">
            <button type="button" className="button button-run" onClick={onRetry}>
              Try again
            </button>
            <button type="button" className="button" onClick={onLeave}>
              Open my own document
            </button>
          </div>
        </div>
      )}
    </div>
  )
}
