import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, OctagonX, Pause, Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { type CommandId, commandFor } from '@/lib/commands/commands.ts'
import { keyOf } from '@/lib/commands/keys.ts'
import type { Steps } from './use-steps.ts'

/** Buttons to step through the exchange row by row: play, first, back, forward, last, and to the decision. */
export function StepButtons({ steps }: { steps: Steps }) {
  const { total, uncovered, position, decisive, playing, go, togglePlay } = steps
  const over = position >= total && steps.shown >= total
  const goesTo: Partial<Record<CommandId, number>> = {
    next: position + 1,
    previous: position - 1,
    first: 1,
    last: total,
  }
  return (
    <fieldset
      aria-label="Steps of the exchange"
      className="flex flex-none items-center px-1 text-[13px] text-soft"
      onKeyDown={(e) => {
        const key = keyOf(e)
        const command = key === null ? null : commandFor(key, 'exchange')
        const to = command === null ? undefined : goesTo[command]
        if (to === undefined) return
        e.preventDefault()
        go(to)
      }}
    >
      <StepButton label={playing ? 'Pause' : 'Play step by step'} onClick={togglePlay}>
        {playing ? <Pause size={15} aria-hidden /> : <Play size={15} aria-hidden />}
      </StepButton>
      <StepButton label="First step" off={position <= 1} onClick={() => go(1)} edge="@max-[760px]:hidden">
        <ChevronFirst size={16} aria-hidden />
      </StepButton>
      <StepButton label="Step back" off={position <= 1} onClick={() => go(position - 1)}>
        <ChevronLeft size={16} aria-hidden />
      </StepButton>
      <span className="min-w-[46px] text-center whitespace-nowrap tabular-nums" aria-live={playing ? 'off' : 'polite'}>
        {/* How many steps there are would tell what happens. */}
        {uncovered < total ? `step ${position}` : `${position} of ${total}`}
      </span>
      <StepButton label="Step forward" off={position >= total} onClick={() => go(position + 1)}>
        <ChevronRight size={16} aria-hidden />
      </StepButton>
      <StepButton label="Last step" off={over} onClick={() => go(total)} edge="@max-[760px]:hidden">
        <ChevronLast size={16} aria-hidden />
      </StepButton>
      <StepButton
        label="To the decision"
        off={position === decisive}
        onClick={() => go(decisive)}
        edge="@max-[760px]:hidden"
      >
        <OctagonX size={15} aria-hidden />
      </StepButton>
    </fieldset>
  )
}

interface ButtonProps {
  label: string
  onClick: () => void
  off?: boolean
  edge?: string
  children: ReactNode
}

function StepButton({ label, onClick, off = false, edge = '', children }: ButtonProps) {
  return (
    <button
      type="button"
      className={`step-button grid h-8 w-8 place-items-center rounded-md text-ink hover:bg-sunk aria-disabled:cursor-default aria-disabled:text-faint aria-disabled:opacity-60 aria-disabled:hover:bg-transparent ${edge}`}
      aria-label={label}
      title={label}
      // Not `disabled`: a disabled button loses the focus, which would end stepping by keyboard.
      aria-disabled={off}
      onClick={() => off || onClick()}
    >
      {children}
    </button>
  )
}
