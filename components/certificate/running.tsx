import { Square } from 'lucide-react'
import type { Checking } from './use-checking.ts'

/** How far a check is, with a button that stops it. */
export function Running({ progress, stop }: Pick<Checking, 'progress' | 'stop'>) {
  if (!progress) return null
  const { done, of } = progress
  return (
    <div className="mt-6 max-w-[520px]">
      <p role="status" className="text-[16px]">
        {/* Not each step is announced. */}
        Every answer is run.
        <span aria-hidden className="text-soft">
          {' '}
          {of > 0 && `${done} of ${of}`}
        </span>
      </p>
      <progress
        max={Math.max(1, of)}
        value={done}
        aria-label="Answers that were run"
        className="mt-2 block h-1.5 w-full overflow-hidden rounded-full bg-sunk [&::-moz-progress-bar]:bg-gate [&::-webkit-progress-bar]:bg-sunk [&::-webkit-progress-value]:bg-gate"
      />
      <button type="button" className="button mt-3 h-9" onClick={stop}>
        <Square size={14} aria-hidden /> Stop
      </button>
    </div>
  )
}
