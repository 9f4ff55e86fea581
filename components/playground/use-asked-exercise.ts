import { useEffect, useState } from 'react'
import type { Exercise } from '@/lib/lessons/exercise.ts'
import { askedInPlayground, type ExercisePlace, withoutExercise } from '@/lib/lessons/lesson-address.ts'

export interface AskedExercise {
  readonly place: ExercisePlace
  /** The lesson's title. */
  readonly lesson: string
  readonly exercise: Exercise
  /** The key under which it is stored as solved. */
  readonly key: string
}

/** The exercise that the address names (`?exercise=…/…`); null where it names none, or none that exists. */
export function useAskedExercise(): { readonly asked: AskedExercise | null; leave(): void } {
  const [asked, setAsked] = useState<AskedExercise | null>(null)
  useEffect(() => {
    const place = askedInPlayground(location.search)
    if (!place) return
    let gone = false
    // Where it cannot be loaded, the document of the link is there all the same.
    fetch(`/lessons/${place.lesson}/exercises/${place.exercise}`)
      .then(async (response) => {
        if (!response.ok) return
        const found = (await response.json()) as Omit<AskedExercise, 'place'>
        if (!gone) setAsked({ place, ...found })
      })
      .catch(() => undefined)
    return () => {
      gone = true
    }
  }, [])
  const leave = () => {
    setAsked(null)
    history.replaceState(history.state, '', `${location.pathname}${withoutExercise(location.search)}${location.hash}`)
  }
  return { asked, leave }
}
