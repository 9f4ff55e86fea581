import { GitCompareArrows } from 'lucide-react'
import type { Comparison } from './use-comparison.ts'

/** Offers to compare with the previous run. */
export function ComparisonButton({ comparison: { possible, shown, toggle } }: { comparison: Comparison }) {
  if (!possible) return null
  const label = shown ? 'Compared with the previous run' : 'Compare with the previous run'
  return (
    <button
      type="button"
      aria-pressed={shown !== null}
      aria-label={label}
      title={label}
      className="flex h-7 flex-none items-center gap-1.5 rounded-md px-2 text-[13px] text-gate hover:bg-sunk aria-pressed:bg-gate-bg pointer-coarse:h-10"
      onClick={toggle}
    >
      <GitCompareArrows size={15} aria-hidden />
      <span className="@max-[600px]:sr-only">{shown ? 'Compared' : 'Compare'}</span>
    </button>
  )
}

/** While runs are compared: their differences in words. */
export function Differences({ comparison: { shown } }: { comparison: Comparison }) {
  if (!shown) return null
  return (
    <div className="flex-none border-b border-line bg-gate-bg/50 text-[13.5px]">
      {shown.sentences.length === 0 ? (
        <p className="px-4 py-1.5 text-soft sm:px-5">Compared with the previous run: no differences.</p>
      ) : (
        <ul className="max-h-[92px] sm:max-h-[132px] list-disc space-y-0.5 overflow-y-auto px-4 py-1.5 pl-9 sm:px-5 sm:pl-10">
          {shown.sentences.map((sentence, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two steps may have the same description
            <li key={index}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
