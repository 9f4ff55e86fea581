'use client'

import { Check, Plus, RefreshCw } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import type { Editing } from '@/components/homework/chosen-exercises.tsx'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { ownIn, withOwnExercise } from '@/lib/homework/edit-assignment.ts'
import { exerciseHref } from '@/lib/homework/hrefs.ts'
import { ownExercises } from '@/lib/homework/on-this-device.ts'
import type { OwnExercise } from '@/lib/homework/own/own-exercise.ts'
import { missingIn } from '@/lib/homework/own/trial.ts'

/** The exercises that were made in this browser, each to be added; one that was changed since can be brought up to date. */
export function OwnPicker({ assignment, change }: Editing) {
  const [all, setAll] = useState<readonly OwnExercise[]>([])
  useEffect(() => setAll(ownExercises.all().map(({ value }) => value)), [])
  return (
    <section aria-labelledby="my-own">
      <h2 id="my-own" className="font-display text-[21px] font-[680] tracking-[-0.015em]">
        My exercises
      </h2>
      {all.length === 0 && (
        <p className="mt-2 text-[16px] text-soft">
          None yet.{' '}
          <Link className="link" href="/homework#my-exercises">
            Make one
          </Link>{' '}
          of any document, or of the playground as it is.
        </p>
      )}
      <ul className="mt-2">
        {all.map((own) => (
          <Offered
            key={own.id}
            own={own}
            given={ownIn(assignment, own)}
            onAdd={() => change((now) => withOwnExercise(now, own))}
          />
        ))}
      </ul>
    </section>
  )
}

interface OfferedProps {
  own: OwnExercise
  given: ReturnType<typeof ownIn>
  onAdd: () => void
}

function Offered({ own, given, onAdd }: OfferedProps) {
  const isSame = given === 'as it is'
  const says = given === null ? 'Add' : isSame ? 'Added' : 'Update'
  const [missing] = missingIn(own)
  return (
    <li className="flex items-start gap-3 border-t border-line py-2.5">
      <span className="min-w-0 flex-1">
        <Link href={exerciseHref(own.id)} className="block text-[15.5px] font-semibold hover:underline">
          {own.title || 'Without a title'}
        </Link>
        <span className="block text-[14.5px] text-soft">{missing ?? <MarkedText text={own.task} />}</span>
      </span>
      <button
        type="button"
        className="button h-9 flex-none"
        aria-label={`${says} “${own.title}”`}
        disabled={isSame || missing !== undefined}
        onClick={onAdd}
      >
        {says === 'Add' ? (
          <Plus size={15} aria-hidden />
        ) : isSame ? (
          <Check size={15} aria-hidden />
        ) : (
          <RefreshCw size={15} aria-hidden />
        )}{' '}
        {says}
      </button>
    </li>
  )
}
