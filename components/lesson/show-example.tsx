'use client'

import { Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLesson } from './lesson-context.tsx'

/** A button in the prose: opens one of the lesson's examples in the lab, and runs it. */
export function ShowExample({ example, children }: { example: string; children: ReactNode }) {
  const { open, bench } = useLesson()
  return (
    <button
      type="button"
      className="button mb-4 h-auto min-h-[38px] py-1.5 text-left text-[15px] whitespace-normal"
      disabled={bench.running}
      onClick={() => open(example, true)}
    >
      <Play size={13} fill="currentColor" className="flex-none text-gate" aria-hidden />
      <span>{children}</span>
    </button>
  )
}
