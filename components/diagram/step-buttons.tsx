import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, OctagonX, Pause, Play } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type CommandId, commandFor } from '@/lib/commands/commands.ts'
import { keyOf } from '@/lib/commands/keys.ts'
import type { Steps } from './use-steps.ts'

interface Props {
  steps: Steps
  /** They have a row of their own: all of them are there, except on a phone. */
  roomy?: boolean
}

/** Buttons to step through the exchange row by row: play, first, back, forward, last, and to the decision. */
export function StepButtons({ steps, roomy = false }: Props) {
  const edge = roomy ? '@max-[480px]:hidden' : '@max-[760px]:hidden'
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
      <button
        type="button"
        className="step-button flex h-8 flex-none items-center justify-center gap-1.5 rounded-md px-2 font-semibold text-ink hover:bg-sunk"
        aria-label={playing ? 'Pause' : 'Play step by step'}
        title={playing ? 'Pause' : 'Play step by step'}
        onClick={togglePlay}
      >
        {playing ? <Pause size={15} aria-hidden /> : <Play size={15} aria-hidden />}
        {roomy && <span className="@max-[360px]:hidden">{playing ? 'Pause' : 'Play'}</span>}
      </button>
      <StepButton label="First step" off={position <= 1} onClick={() => go(1)} edge={edge}>
        <ChevronFirst size={16} aria-hidden />
      </StepButton>
      <StepButton label="Step back" off={position <= 1} onClick={() => go(position - 1)}>
        <ChevronLeft size={16} aria-hidden />
      </StepButton>
      <span className="min-w-[46px] px-1 text-center whitespace-nowrap tabular-nums">
        {/* How many steps there are would tell what happens. */}
        {uncovered < total ? `step ${position}` : `${position} of ${total}`}
      </span>
      <StepButton label="Step forward" off={position >= total} onClick={() => go(position + 1)}>
        <ChevronRight size={16} aria-hidden />
      </StepButton>
      <StepButton label="Last step" off={over} onClick={() => go(total)} edge={edge}>
        <ChevronLast size={16} aria-hidden />
      </StepButton>
      <StepButton label="To the decision" off={position === decisive} onClick={() => go(decisive)} edge={edge}>
        <OctagonX size={15} aria-hidden />
      </StepButton>
      <Announced steps={steps} />
    </fieldset>
  )
}

/**
 * Says the message of a step that somebody went to. Not while it plays, and not where the list of messages has the focus,
 * which moves to the message itself.
 */
function Announced({ steps: { position, says, playing, chosen } }: { steps: Steps }) {
  const [said, setSaid] = useState('')
  const before = useRef(position)
  useEffect(() => {
    if (before.current === position) return
    before.current = position
    const inList = document.activeElement?.closest('[data-messages]') != null
    setSaid(!chosen || playing || inList ? '' : says)
  }, [position, says, playing, chosen])
  return (
    <span className="sr-only" role="status" data-testid="step-said">
      {said}
    </span>
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
