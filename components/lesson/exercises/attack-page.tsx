'use client'

import { PageField } from '@/components/bench/page-field.tsx'
import { useLesson } from '@/components/lesson/page/lesson-context.tsx'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { notYourPage } from '@/lib/lessons/not-your-page.ts'

/** In an attack the reader chooses where their page is; what no stranger can have is said at once. */
export function AttackPage({ className = '' }: { className?: string }) {
  const { lesson, bench } = useLesson()
  const exercise = lesson.exercises.find(({ id }) => id === bench.open)
  if (exercise?.edits !== 'attack') return null
  const { page } = bench.document
  const problem = notYourPage(exercise, page)
  return (
    <section
      aria-label="Where your page is"
      className={`flex-none border-b border-line bg-sunk px-3 py-1.5 text-[13.5px] sm:px-4 ${className}`}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <PageField wide page={page} onChange={(next) => bench.change((d) => ({ ...d, page: next }))} />
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            className="size-4"
            checked={page.opaque ?? false}
            onChange={(e) =>
              bench.change(({ page: { opaque: _before, ...page }, ...rest }) => ({
                ...rest,
                page: e.target.checked ? { ...page, opaque: true } : page,
              }))
            }
          />
          in a sandboxed frame
        </label>
      </div>
      <p aria-live="polite" className={problem ? 'mt-1 text-stop' : ''}>
        {problem && <MarkedText text={problem} />}
      </p>
    </section>
  )
}
