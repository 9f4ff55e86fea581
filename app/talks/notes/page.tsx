import type { Metadata } from 'next'
import { NotesWindow } from '@/components/talk/notes-window.tsx'

export const metadata: Metadata = {
  title: 'Notes',
  description: 'Notes, time and the next scene, for who presents a talk in another tab.',
}

export default function NotesPage() {
  return <NotesWindow />
}
