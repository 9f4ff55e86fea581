'use client'

import { Eye, EyeOff } from 'lucide-react'
import { CommandButton } from '@/components/commands/command-button.tsx'
import { createSwitch } from '@/components/ui/stored-switch.ts'

const { useSwitch, set } = createSwitch('preflight:covered', false)

/** Are runs covered: does Run show nothing before it is stepped to? Stored on the device. */
export const useCoveredRuns = useSwitch

/** Switches covered runs on and off. */
export function CoveredSwitch() {
  const on = useSwitch()
  return (
    <CommandButton
      command="covered-run"
      context="exchange"
      pressed={on}
      className="icon-button flex-none aria-pressed:text-gate"
      onClick={() => set(!on)}
    >
      {on ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
    </CommandButton>
  )
}
