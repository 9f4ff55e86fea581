import { GitCompareArrows } from 'lucide-react'
import type { Comparison } from './use-comparison.ts'

/** Offers to compare with the previous run, and lists the differences in words. */
export function ComparisonBar({ comparison: { possible, shown, toggle } }: { comparison: Comparison }) {
  if (!possible) return null
  return (
    <div className="flex-none border-b border-line bg-gate-bg/50 text-[13.5px]">
      <button
        type="button"
        aria-pressed={shown !== null}
        className="flex min-h-9 w-full items-center gap-2 px-4 text-left text-gate hover:underline sm:px-5"
        onClick={toggle}
      >
        <GitCompareArrows size={15} aria-hidden />
        {shown ? 'Compared with the previous run' : 'Compare with the previous run'}
        {shown && <span className="ml-auto text-soft">{shown.sentences.length === 0 ? 'no differences' : 'hide'}</span>}
      </button>
      {shown && shown.sentences.length > 0 && (
        <ul className="max-h-[92px] sm:max-h-[132px] list-disc space-y-0.5 overflow-y-auto px-4 pb-2 pl-9 sm:px-5 sm:pl-10">
          {shown.sentences.map((sentence, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two steps may have the same description
            <li key={index}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
