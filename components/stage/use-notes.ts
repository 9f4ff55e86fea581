import { useEffect, useState } from 'react'
import { createNotesFollower, type NotesFollower } from './notes-follower.ts'

/**
 * The notes windows of this browser, as a follower of the stage; null before the first effect.
 * @param since when the presentation began, in milliseconds since 1970
 */
export function useNotes(since: number): NotesFollower | null {
  const [notes, setNotes] = useState<NotesFollower | null>(null)
  useEffect(() => {
    const follower = createNotesFollower(since)
    setNotes(follower)
    return () => follower.close()
  }, [since])
  return notes
}

/** Opens the notes as a normal tab, which the presenter puts on the other screen; the one that is open comes forward. */
export const openNotes = () => void window.open('/talks/notes', 'preflight-notes')
