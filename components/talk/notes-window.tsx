'use client'

import { ArrowLeft, ArrowRight, MonitorOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { type NotesChannel, type NotesMessage, openNotesChannel } from '@/components/stage/notes-channel.ts'
import { type CommandId, commandFor } from '@/lib/commands/commands.ts'
import { keyOf } from '@/lib/commands/keys.ts'
import { talkStore } from '@/lib/talk/on-this-device.ts'
import type { Talk } from '@/lib/talk/talk.ts'
import { NotesAnswer } from './notes-answer.tsx'
import { NotesClock } from './notes-clock.tsx'
import { editHref } from './talk-list.tsx'

type Place = Extract<NotesMessage, { kind: 'place' }>

/** What is led from here; everything else is for the screen that the class sees. */
const LEADS: ReadonlySet<CommandId> = new Set<CommandId>([
  'next',
  'previous',
  'first',
  'last',
  'decision',
  'next-scene',
  'previous-scene',
  'reset',
  'blank',
  'show-script',
  'show-server',
  'show-why',
  'show-message',
])

/** For the presenter: notes, the answer, the next scene, time and votes, in step with the stage in another tab. */
export function NotesWindow() {
  const [talk, setTalk] = useState<Talk | null>(null)
  const [place, setPlace] = useState<Place | null>(null)
  const [votes, setVotes] = useState<string | null>(null)
  const [closed, setClosed] = useState(false)
  const channel = useRef<NotesChannel | null>(null)
  const stage = useRef<string | null>(null)

  useEffect(() => {
    channel.current = openNotesChannel((message) => {
      if (message.kind === 'talk') setTalk(message.talk)
      else if (message.kind === 'place') {
        // Of several stages, the one that moved last.
        stage.current = message.stage
        setPlace(message)
        setClosed(false)
      } else if (message.kind === 'votes') setVotes(message.says)
      else if (message.kind === 'closed' && message.stage === stage.current) setClosed(true)
    })
    channel.current?.say({ kind: 'hello' })
    return () => channel.current?.close()
  }, [])

  const lead = (command: CommandId) => {
    if (stage.current !== null) channel.current?.say({ kind: 'command', stage: stage.current, command })
  }
  const latest = useRef(lead)
  latest.current = lead
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = keyOf(event)
      const command = key && commandFor(key, 'stage')
      // Space and Enter press the button that has the focus.
      const pressed =
        event.target instanceof Element && event.target.closest('button') && (key === 'Space' || key === 'Enter')
      if (!command || pressed || !LEADS.has(command)) return
      event.preventDefault()
      latest.current(command)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  const scene = place && talk?.scenes[place.state.scene]
  if (!talk || !place || !scene) return <Waiting />
  const next = talk.scenes[place.state.scene + 1]
  return (
    <main id="content" className="mx-auto flex min-h-dvh max-w-[1100px] flex-col gap-6 px-5 py-6 sm:px-8">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 text-soft">
        <h1 className="min-w-0 flex-1 truncate text-[15px]">
          Notes · <b className="text-ink">{talk.title}</b>
        </h1>
        <NotesClock since={place.since} />
      </header>
      {closed && (
        <p role="status" className="rounded-[10px] bg-pre-bg px-4 py-2.5 text-pre">
          The stage was left. Open it again, and this window follows.
        </p>
      )}
      <div className="grid flex-1 content-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_320px]">
        <section aria-label="The scene on the stage">
          <p className="text-[15px] text-soft">
            Scene {place.state.scene + 1} of {talk.scenes.length} · {phaseInWords(place)}
            {place.changed && ' · changed on the stage'}
          </p>
          <h2 className="mt-1 font-display text-[32px] leading-[1.15] font-[680] tracking-[-0.02em]">{scene.title}</h2>
          {scene.task && (
            <p className="mt-4 max-w-[60ch] rounded-[12px] bg-sunk px-4 py-3 text-[18px] leading-[1.5]">
              <MarkedText text={scene.task} />
            </p>
          )}
          {scene.notes ? (
            <p className="mt-5 max-w-[60ch] text-[21px] leading-[1.5] whitespace-pre-wrap">{scene.notes}</p>
          ) : (
            <NoNotes talk={talk} />
          )}
        </section>
        <aside className="grid content-start gap-6">
          {votes && (
            <section aria-label="Votes" className="rounded-[12px] bg-gate-bg px-4 py-3 text-[18px] text-gate">
              {votes}
            </section>
          )}
          <NotesAnswer talk={talk} scene={scene} answers={place.answers} changed={place.changed} />
          <section aria-labelledby="next-title" className="border-t border-line pt-3">
            <h3 id="next-title" className="text-[14px] text-soft">
              Next
            </h3>
            <p className="mt-1 text-[18px] font-semibold">{next?.title ?? 'The end'}</p>
            {next?.notes && <p className="mt-1 line-clamp-4 text-[15px] whitespace-pre-wrap text-soft">{next.notes}</p>}
          </section>
        </aside>
      </div>
      <nav aria-label="Remote" className="sticky bottom-0 flex gap-3 bg-paper py-4">
        <Big label="Previous" onClick={() => lead('previous')}>
          <ArrowLeft size={22} aria-hidden /> Previous
        </Big>
        <Big label="Next" main onClick={() => lead('next')}>
          Next <ArrowRight size={22} aria-hidden />
        </Big>
        <Big label={place.state.blank ? 'Show the stage' : 'Blank the stage'} onClick={() => lead('blank')}>
          <MonitorOff size={22} aria-hidden /> {place.state.blank ? 'Show' : 'Blank'}
        </Big>
      </nav>
    </main>
  )
}

function phaseInWords({ state: { phase, step }, steps }: Place): string {
  if (phase === 'question') return 'the questions'
  if (phase === 'answer') return 'the answer'
  return steps === null ? 'before the run' : `step ${step} of ${steps}`
}

function Big({
  label,
  main = false,
  onClick,
  children,
}: {
  label: string
  main?: boolean
  onClick: () => void
  children: React.ReactNode
}) {
  return (
    <button
      type="button"
      aria-label={label}
      className={`button h-14 flex-1 text-[18px] ${main ? 'button-run flex-[2]' : ''}`}
      onClick={onClick}
    >
      {children}
    </button>
  )
}

/** Says where notes are written: a lesson has none, and a talk of one's own can have some for each scene. */
function NoNotes({ talk }: { talk: Talk }) {
  const isOwn = talkStore.get(talk.id) !== null
  return (
    <p className="mt-5 max-w-[60ch] rounded-[12px] border border-dashed border-line-strong px-4 py-3 text-[16px] text-soft">
      {isOwn ? 'This scene has no notes yet. ' : 'These scenes have no notes. '}
      <a className="link" target="_blank" rel="noopener" href={isOwn ? editHref(talk.id) : '/talks'}>
        {isOwn ? 'Write some in the talk' : 'Make a talk of your own to write some'}
      </a>
    </p>
  )
}

function Waiting() {
  return (
    <main id="content" className="grid min-h-dvh place-items-center px-6 text-center">
      <div>
        <h1 className="font-display text-[26px] font-[680] tracking-[-0.02em]">Waiting for the stage</h1>
        <p className="mx-auto mt-2 max-w-[44ch] text-[16.5px] text-soft">
          Present a talk in another tab of this browser. Notes, time and the next scene are shown here then.
        </p>
        <a className="button mt-5 h-10" href="/talks">
          Choose a talk
        </a>
      </div>
    </main>
  )
}
