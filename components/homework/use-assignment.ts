import { useCallback, useEffect, useRef, useState } from 'react'
import type { Assignment } from '@/lib/homework/assignment.ts'
import { withNames } from '@/lib/homework/edit-assignment.ts'
import { madeHere } from '@/lib/homework/on-this-device.ts'

/** One assignment that was made in this browser; each change is stored at once. */
export function useAssignment(id: string) {
  /** Undefined before the storage was read; null where there is no such assignment. */
  const [assignment, setAssignment] = useState<Assignment | null | undefined>(undefined)
  const [trouble, setTrouble] = useState<string | null>(null)
  const current = useRef<Assignment | null>(null)
  useEffect(() => {
    current.current = madeHere.get(id)
    setAssignment(current.current)
  }, [id])
  const change = useCallback((edit: (assignment: Assignment) => Assignment) => {
    const now = current.current
    if (!now) return
    const next = edit(now)
    if (next === now) return
    current.current = next
    setAssignment(next)
    const saved = madeHere.save(withNames(next))
    if (!saved.ok) setTrouble(saved.message)
    else
      setTrouble(
        saved.kept
          ? `This assignment was changed in another tab, too. What that tab wrote is in “${saved.kept.title}”.`
          : null,
      )
  }, [])
  return { assignment, change, trouble }
}
