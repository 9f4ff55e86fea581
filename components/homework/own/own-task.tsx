'use client'

import { Plus, Trash2 } from 'lucide-react'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { withHints } from '@/lib/homework/own/edit-own.ts'
import type { OwnExercise } from '@/lib/homework/own/own-exercise.ts'
import { MOST_HINTS } from '@/lib/homework/parse-homework.ts'

interface Props {
  own: OwnExercise
  change: (edit: (own: OwnExercise) => OwnExercise) => void
}

const FIELD = 'w-full rounded-[10px] border border-line-strong bg-panel px-3 py-2 text-[16px] font-normal'
const EDITS: readonly (readonly [OwnExercise['edits'], string])[] = [
  ['servers', 'The servers'],
  ['client', 'The page’s script'],
  ['both', 'Both'],
]

/** What students read, what they may change, and hints. */
export function OwnTask({ own, change }: Props) {
  return (
    <section aria-labelledby="task" className="grid gap-4">
      <h2 id="task" className="font-display text-[21px] font-[680] tracking-[-0.015em]">
        What is to be done?
      </h2>
      <label className="grid gap-1.5 text-[15px] font-semibold">
        The task, in one or two sentences
        <textarea
          className={`${FIELD} min-h-24`}
          value={own.task}
          maxLength={10_000}
          placeholder="Let `https://foo.example` read the data, and nobody else."
          onChange={(event) => change((now) => ({ ...now, task: event.target.value }))}
        />
        <span className="font-normal text-soft">
          Write code between `backticks`, and **what matters** between asterisks.
        </span>
      </label>
      {/[`*]/.test(own.task) && (
        <p className="border-l-2 border-line-strong pl-3 text-[16px]">
          <MarkedText text={own.task} />
        </p>
      )}
      <fieldset>
        <legend className="text-[15px] font-semibold">Students may change</legend>
        <div className="mt-1.5 flex flex-wrap gap-x-5 gap-y-1">
          {EDITS.map(([edits, label]) => (
            <label key={edits} className="flex min-h-9 items-center gap-2 text-[16px]">
              <input
                type="radio"
                name="edits"
                checked={own.edits === edits}
                onChange={() => change((now) => ({ ...now, edits }))}
              />
              {label}
            </label>
          ))}
        </div>
        <p className="text-[14.5px] text-soft">The rest is the same in the start, the solution and every answer.</p>
      </fieldset>
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 text-[15px] font-semibold">
          Hints <span className="font-normal text-soft">· from a direction to nearly the solution</span>
        </legend>
        {own.hints.map((hint, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: hints have no other name, and are edited
          <div key={at} className="flex items-start gap-2">
            <textarea
              aria-label={`Hint ${at + 1}`}
              className={`${FIELD} field-sizing-content min-h-10`}
              rows={1}
              value={hint}
              maxLength={10_000}
              onChange={(event) =>
                change((now) =>
                  withHints(
                    now,
                    now.hints.map((each, index) => (index === at ? event.target.value : each)),
                  ),
                )
              }
            />
            <button
              type="button"
              className="icon-button"
              aria-label={`Take hint ${at + 1} out`}
              title="Take it out"
              onClick={() =>
                change((now) =>
                  withHints(
                    now,
                    now.hints.filter((_, index) => index !== at),
                  ),
                )
              }
            >
              <Trash2 size={16} aria-hidden />
            </button>
          </div>
        ))}
        {own.hints.length < MOST_HINTS && (
          <button
            type="button"
            className="button h-9 justify-self-start"
            onClick={() => change((now) => withHints(now, [...now.hints, '']))}
          >
            <Plus size={15} aria-hidden /> A hint
          </button>
        )}
      </fieldset>
    </section>
  )
}
