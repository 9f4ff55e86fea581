import { Check, CheckCheck, RotateCw } from 'lucide-react'
import Link from 'next/link'
import { againHref, type ExerciseMark } from '@/lib/lessons/course-map.ts'
import type { Level } from '@/lib/lessons/mastery.ts'

export const MARK_LOOKS: Readonly<Record<Level | 'due', string>> = {
  open: 'border-line-strong bg-panel text-soft',
  solved: 'border-go bg-go-bg text-go',
  due: 'border-go border-dashed bg-panel text-go',
  mastered: 'border-go bg-go text-panel forced-colors:text-[CanvasText]',
}

const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  open: 'not solved yet',
  solved: 'solved',
  mastered: 'mastered',
}

/** What is inside of a mark. @param number of the exercise in its lesson */
function MarkIcon({ look, number }: { look: Level | 'due'; number: number }) {
  if (look === 'open') return <span className="text-[12.5px] font-semibold">{number}</span>
  const Icon = { solved: Check, due: RotateCw, mastered: CheckCheck }[look]
  return <Icon size={look === 'due' ? 13 : 15} strokeWidth={2.5} aria-hidden />
}

/** An exercise on the map; it opens the exercise, and one that is due with its start text. */
export function ExerciseMarkLink({ mark, number }: { mark: ExerciseMark; number: number }) {
  const { title, level, due, href } = mark
  const look = due ? 'due' : level
  const words = `${title}: ${LEVEL_WORDS[level]}${due ? ', to repeat' : ''}`
  return (
    <Link href={due ? againHref(mark) : href} prefetch={false} title={words} className={`map-mark ${MARK_LOOKS[look]}`}>
      <MarkIcon look={look} number={number} />
      <span className="sr-only">
        Exercise {number}, {words}
      </span>
    </Link>
  )
}
