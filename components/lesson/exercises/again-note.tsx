'use client'

import { CheckCheck, CircleCheck } from 'lucide-react'
import { useLesson } from '@/components/lesson/page/lesson-context.tsx'

/** How well a solved exercise is known. */
export function SolvedMark({ id }: { id: string }) {
  const isMastered = useLesson().mastered.has(id)
  const Icon = isMastered ? CheckCheck : CircleCheck
  return (
    <span className="inline-flex items-center gap-1.5 font-semibold text-go">
      <Icon size={15} aria-hidden /> {isMastered ? 'Mastered' : 'Solved'}
    </span>
  )
}

/** Says that a solved exercise is done again, and puts the earlier answer back on request. */
export function AgainNote({ id }: { id: string }) {
  const { again } = useLesson()
  if (!again.begun(id)) return null
  return (
    <p className="mt-3! mb-0! text-[15px] text-soft">
      It begins again with its start text.{' '}
      {again.canTakeBack(id) && (
        <>
          Your earlier answer is kept.{' '}
          <button type="button" className="link" onClick={() => again.takeBack(id)}>
            Put it back
          </button>
        </>
      )}
    </p>
  )
}
