import { Check } from 'lucide-react'
import Link from 'next/link'
import type { LessonOnMap, PartOnMap } from '@/lib/lessons/course-map.ts'
import { ExerciseMarkLink } from './exercise-mark.tsx'
import { duration } from './in-words.ts'

const STATE_WORDS = { open: '', begun: 'Begun.', done: 'Done.', known: 'Known.' } as const

/** A part of the course on the map: its lessons along a path. @param first number of its first lesson in the course */
export function PartCard({ part, first }: { part: PartOnMap; first: number }) {
  const done = part.lessons.filter(({ state }) => state === 'done' || state === 'known').length
  return (
    <section aria-labelledby={`part-${part.id}`} className="map-part">
      <div className="flex items-baseline justify-between gap-3">
        <h2 id={`part-${part.id}`} className="font-display text-[19px] leading-tight font-[680] tracking-[-0.012em]">
          {part.title}
        </h2>
        <span className={`flex-none text-[14px] ${part.done ? 'font-semibold text-go' : 'text-soft'}`}>
          {part.done ? 'Done' : `${done} of ${part.lessons.length}`}
        </span>
      </div>
      <ol className="mt-3">
        {part.lessons.map((lesson, index) => (
          <Row key={lesson.slug} lesson={lesson} number={first + index} />
        ))}
      </ol>
    </section>
  )
}

function Row({ lesson: { slug, title, state, minutesLeft, marks }, number }: { lesson: LessonOnMap; number: number }) {
  return (
    <li className="map-row" data-state={state}>
      <span className="map-station" aria-hidden>
        {state === 'done' || state === 'known' ? <Check size={14} strokeWidth={3} /> : number}
      </span>
      <div className="map-lesson">
        <Link
          href={`/lessons/${slug}`}
          prefetch={false}
          className="self-center py-0.5 text-[15.5px] leading-snug font-semibold hover:underline"
        >
          <span className="sr-only">Lesson {number}: </span>
          {title}
          <span className="sr-only"> {STATE_WORDS[state]}</span>
        </Link>
        {marks.length > 0 && (
          <ul className="flex flex-wrap gap-1.5 [grid-area:marks]">
            {marks.map((mark, index) => (
              <li key={mark.id}>
                <ExerciseMarkLink mark={mark} number={index + 1} />
              </li>
            ))}
          </ul>
        )}
        <span className="self-center text-right text-[13.5px] whitespace-nowrap text-soft [grid-area:minutes]">
          {state === 'known' ? 'known' : minutesLeft > 0 ? duration(minutesLeft) : ''}
        </span>
      </div>
    </li>
  )
}
