'use client'

import { MonitorPlay, Plus, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { ImportButton } from '@/components/ui/import-button.tsx'
import type { Kept } from '@/lib/documents/kept-values.ts'
import { copyOfTalk, newTalk } from '@/lib/talk/edit-talk.ts'
import { talkStore } from '@/lib/talk/on-this-device.ts'
import type { Talk } from '@/lib/talk/talk.ts'
import { TALK_TEXT } from '@/lib/talk/talk-text.ts'
import type { Presets } from './presets.ts'

export const editHref = (id: string) => `/talks?talk=${encodeURIComponent(id)}`
export const presentHref = (id: string) => `${editHref(id)}&present`

const scenesIn = (count: number) => (count === 1 ? '1 scene' : `${count} scenes`)

/** The talks on this device, and the lessons, each of which is a talk. */
export function TalkList({ presets }: { presets: Presets }) {
  const [talks, setTalks] = useState<readonly Kept<Talk>[] | null>(null)
  const [removed, setRemoved] = useState<Talk | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const router = useRouter()
  useEffect(() => setTalks(talkStore.all()), [])

  /** Stores a talk and opens it. */
  const add = (talk: Talk) => {
    const saved = talkStore.save(talk)
    if (saved.ok) router.push(editHref(talk.id))
    else setProblem(saved.message)
  }
  const bring = async (chosen: File | undefined) => {
    if (!chosen) return
    const read = TALK_TEXT.readFile(await chosen.text().catch(() => ''))
    if (!read.ok) setProblem(read.message)
    // A talk that is here already is not overwritten.
    else add(talkStore.get(read.value.id) ? copyOfTalk(read.value) : read.value)
  }

  return (
    <>
      <h1 className="page-title">Talks</h1>
      <p className="mt-3 max-w-[58ch] text-[17.5px] text-soft">
        Scenes in order, to show in front of a class with a clicker. Each scene asks first, then shows the exchange step
        by step.
      </p>
      {problem && (
        <p role="alert" className="mt-5 rounded-[10px] bg-stop-bg px-4 py-2.5 text-[15px] text-stop">
          {problem}
        </p>
      )}
      <section aria-labelledby="my-talks" className="mt-10">
        <div className="flex flex-wrap items-end gap-2">
          <h2 id="my-talks" className="mr-auto font-display text-[26px] font-[680] tracking-[-0.02em]">
            My talks
          </h2>
          <button type="button" className="button button-run h-10" onClick={() => add(newTalk('A new talk'))}>
            <Plus size={15} aria-hidden /> New talk
          </button>
          <ImportButton
            says="Open a file"
            label="A file with a talk"
            testId="talk-file"
            className="h-10"
            onFile={(file) => void bring(file)}
          />
        </div>
        {removed && (
          <p role="status" className="mt-3 flex gap-4 rounded-[10px] bg-go-bg px-4 py-2.5 text-[15px] text-go">
            “{removed.title}” is deleted.
            <button
              type="button"
              className="link"
              onClick={() => {
                talkStore.save(removed)
                setRemoved(null)
                setTalks(talkStore.all())
              }}
            >
              Undo
            </button>
          </p>
        )}
        {talks?.length === 0 && (
          <p className="mt-4 border-t border-line pt-5 text-[16px] text-soft">
            Nothing yet. Make a talk from examples, from your own documents and from links. It is stored only in this
            browser, and you can save it as a file or send it as a link.
          </p>
        )}
        {talks && talks.length > 0 && (
          <ul className="mt-4">
            {talks.map(({ value: talk }) => (
              <li key={talk.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-2.5">
                <Link href={editHref(talk.id)} className="group min-w-0 flex-1 py-1">
                  <span className="block truncate text-[16px] font-semibold group-hover:underline">{talk.title}</span>
                  <span className="block text-[14.5px] text-soft">{scenesIn(talk.scenes.length)}</span>
                </Link>
                {talk.scenes.length > 0 && <PresentLink href={presentHref(talk.id)} title={talk.title} />}
                <button
                  type="button"
                  className="icon-button"
                  aria-label={`Delete “${talk.title}”`}
                  title="Delete"
                  onClick={() => {
                    talkStore.remove(talk.id)
                    setRemoved(talk)
                    setTalks(talkStore.all())
                  }}
                >
                  <Trash2 size={16} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="lessons-as-talks" className="mt-14">
        <h2 id="lessons-as-talks" className="font-display text-[26px] font-[680] tracking-[-0.02em]">
          The lessons
        </h2>
        <p className="text-soft">Each lesson is a talk: its examples and exercises are the scenes.</p>
        <ul className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-x-8 md:grid-cols-2">
          {presets.lessons.map(({ slug, title, scenes }) => (
            <li key={slug} className="flex items-center gap-3 border-t border-line py-2.5">
              <span className="min-w-0 flex-1">
                <span className="block truncate text-[16px] font-semibold">{title}</span>
                <span className="block text-[14.5px] text-soft">{scenesIn(scenes.length)}</span>
              </span>
              <PresentLink href={`/talks?lesson=${slug}`} title={title} />
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

const PresentLink = ({ href, title }: { href: string; title: string }) => (
  <Link href={href} className="button" aria-label={`Present “${title}”`}>
    <MonitorPlay size={15} aria-hidden /> Present
  </Link>
)
