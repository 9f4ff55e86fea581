'use client'

import { Plus } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { MadeHereList } from '@/components/homework/made-here-list.tsx'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import { exerciseHref } from '@/lib/homework/hrefs.ts'
import { ownExercises } from '@/lib/homework/on-this-device.ts'
import { newOwnExercise } from '@/lib/homework/own/edit-own.ts'

/** The exercises that were made in this browser. */
export function OwnList({ onProblem }: { onProblem: (says: string) => void }) {
  const router = useRouter()
  const make = () => {
    const own = newOwnExercise(DEFAULT_DOCUMENT, 'New exercise')
    const saved = ownExercises.save(own)
    if (saved.ok) router.push(exerciseHref(own.id))
    else onProblem(saved.message)
  }
  return (
    <MadeHereList
      id="my-exercises"
      title="My exercises"
      store={ownExercises}
      empty="Make one of any document: run it, point at its calls, and say what must be so. From the playground: Documents, Make an exercise of this."
      make={
        <button type="button" className="button h-10" onClick={make}>
          <Plus size={15} aria-hidden /> New exercise
        </button>
      }
      line={(own) => (
        <Link href={exerciseHref(own.id)} className="group min-w-0 flex-1 py-1">
          <span className="block truncate text-[16px] font-semibold group-hover:underline">
            {own.title || 'Without a title'}
          </span>
          <span className="block text-[14.5px] text-soft">
            {own.probes.length === 1 ? '1 check' : `${own.probes.length} checks`}
          </span>
        </Link>
      )}
    />
  )
}
