import { useCallback, useMemo, useRef } from 'react'
import type { Keeping } from '@/components/bench/use-drafts.ts'
import { useBench, type Workbench } from '@/components/bench/use-workbench.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentIn, documentNames, withDocument } from '@/lib/homework/own/edit-own.ts'
import type { OwnExercise } from '@/lib/homework/own/own-exercise.ts'

const nothing = () => {}

/** The exercise keeps its documents itself. */
const KEPT: Keeping = {
  unkept: null,
  otherTab: false,
  aside: [],
  died: null,
  looking: false,
  before: null,
  place: '',
  theirs: () => null,
  takeTheirs: nothing,
  keepMine: nothing,
  openAside: nothing,
  closeAside: nothing,
  look: nothing,
  undoReset: nothing,
  closeReset: nothing,
}
const keepingOf = () => KEPT
const begin = () => nothing

/** The documents of an exercise of one's own in a sandbox; what is written in them is a change of the exercise. */
export function useOwnBench(
  own: OwnExercise,
  now: () => OwnExercise | null,
  change: (edit: (own: OwnExercise) => OwnExercise) => void,
): Workbench {
  const documents = useMemo(
    () => Object.fromEntries(documentNames(own).map((name) => [name, documentIn(own, name)])),
    [own],
  )
  const latest = useRef(own)
  latest.current = own
  const documentOf = useCallback((name: string) => documentIn(now() ?? latest.current, name), [now])
  const changeIn = useCallback(
    (name: string, edit: (document: PlaygroundDocument) => PlaygroundDocument) =>
      change((before) => withDocument(before, name, edit(documentIn(before, name)))),
    [change],
  )
  return useBench(documents, 'start', { drafts: documents, documentOf, changeIn, resetIn: nothing, begin, keepingOf })
}
