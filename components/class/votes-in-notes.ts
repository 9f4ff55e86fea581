import { type NotesChannel, openNotesChannel } from '@/components/stage/notes-channel.ts'
import type { ClassView } from '@/lib/class/class-view.ts'
import { stillAnswering } from '@/lib/class/count-words.ts'

let channel: NotesChannel | null = null
let told: string | null = null

/** Tells the notes windows of this browser how many have joined, answered and solved; null: there is no class. */
export function tellNotes(view: ClassView | null): void {
  const says = view && inWords(view)
  if (says === told) return
  told = says
  channel ??= openNotesChannel((message) => {
    if (message.kind === 'hello') channel?.say({ kind: 'votes', says: told })
  })
  channel?.say({ kind: 'votes', says })
}

function inWords({ counts, poll, task }: ClassView): string {
  const { joined, answered, solved } = counts
  const answering = poll?.phase === 'open' && stillAnswering(counts)
  return [
    `${joined} joined`,
    ...(poll ? [`${answered} answered`] : []),
    ...(answering ? [answering] : []),
    ...(task ? [`${solved} solved the task`] : []),
  ].join(' · ')
}
