import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from 'lucide-react'
import type { Steps } from './use-steps.ts'

/** First, back, forward, last: walks through the exchange row by row. */
export function StepButtons({ steps, flat = false }: { steps: Steps; flat?: boolean }) {
  const { total, shown, go } = steps
  const button = (label: string, step: number, Icon: typeof ChevronLeft, off: boolean) => (
    <button
      type="button"
      className="grid h-[28px] w-[28px] place-items-center rounded-md text-ink hover:bg-sunk disabled:text-faint disabled:opacity-50"
      aria-label={label}
      disabled={off}
      onClick={() => go(step)}
    >
      <Icon size={16} aria-hidden />
    </button>
  )
  return (
    <fieldset
      aria-label="Steps of the exchange"
      className={`flex flex-none items-center gap-1 p-1 text-[13px] text-soft ${flat ? '' : 'rounded-[10px] border border-line bg-panel shadow-card'}`}
      onKeyDown={(e) => {
        const step = {
          ArrowRight: shown + 1,
          ArrowLeft: shown - 1,
          Home: 1,
          End: total,
          PageDown: shown + 1,
          PageUp: shown - 1,
        }[e.key]
        if (step === undefined) return
        e.preventDefault()
        go(step)
      }}
    >
      {button('First step', 1, ChevronFirst, shown <= 1)}
      {button('Step back', shown - 1, ChevronLeft, shown <= 1)}
      <span className="min-w-[52px] text-center tabular-nums" aria-live="polite">
        {shown} of {total}
      </span>
      {button('Step forward', shown + 1, ChevronRight, shown >= total)}
      {button('Last step', total, ChevronLast, shown >= total)}
    </fieldset>
  )
}
