import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from 'lucide-react'
import type { Steps } from './use-steps.ts'

/** First, back, forward, last: walks through the exchange row by row, by click, by arrow keys or by a clicker. */
export function StepButtons({ steps }: { steps: Steps }) {
  const { total, position, go } = steps
  const button = (label: string, step: number, Icon: typeof ChevronLeft, off: boolean, edge = '') => (
    <button
      type="button"
      className={`grid h-8 w-8 place-items-center rounded-md text-ink hover:bg-sunk aria-disabled:cursor-default aria-disabled:text-faint aria-disabled:opacity-60 aria-disabled:hover:bg-transparent ${edge}`}
      aria-label={label}
      // Not `disabled`: a button that loses the focus under somebody's fingers would end the walk.
      aria-disabled={off}
      onClick={() => off || go(step)}
    >
      <Icon size={16} aria-hidden />
    </button>
  )
  return (
    <fieldset
      aria-label="Steps of the exchange"
      className="flex flex-none items-center px-1 text-[13px] text-soft"
      onKeyDown={(e) => {
        const to = {
          ArrowRight: position + 1,
          PageDown: position + 1,
          ArrowLeft: position - 1,
          PageUp: position - 1,
          Home: 1,
          End: total,
        }[e.key]
        if (to === undefined) return
        e.preventDefault()
        go(to)
      }}
    >
      {button('First step', 1, ChevronFirst, position <= 1, 'max-sm:hidden')}
      {button('Step back', position - 1, ChevronLeft, position <= 1)}
      <span className="min-w-[46px] text-center tabular-nums" aria-live="polite">
        {position} of {total}
      </span>
      {button('Step forward', position + 1, ChevronRight, position >= total)}
      {button('Last step', total, ChevronLast, position >= total && steps.shown >= total, 'max-sm:hidden')}
    </fieldset>
  )
}
