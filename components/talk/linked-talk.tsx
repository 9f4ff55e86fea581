'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { CannotOpen, NumberedTitles } from '@/components/ui/linked.tsx'
import type { Read } from '@/lib/document/carried-value.ts'
import { copyOfTalk } from '@/lib/talk/edit-talk.ts'
import { talkStore } from '@/lib/talk/on-this-device.ts'

import type { Talk } from '@/lib/talk/talk.ts'
import { editHref, presentHref } from './talk-list.tsx'

/** A talk that came by link: what is in it. Nothing of it runs here. */
export function LinkedTalk({ read }: { read: Read<Talk> }) {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  if (!read.ok)
    return <CannotOpen title="This talk cannot be opened" message={read.message} href="/talks" to="All talks" />
  const talk = read.value
  const keep = (href: (id: string) => string) => {
    const there = talkStore.get(talk.id)
    const same = there !== null && JSON.stringify(there) === JSON.stringify(talk)
    // One with the same id was changed here since: neither is overwritten.
    const own = there && !same ? copyOfTalk(talk) : talk
    const saved = same ? ({ ok: true } as const) : talkStore.save(own)
    if (saved.ok) router.push(href(own.id))
    else setProblem(saved.message)
  }
  return (
    <>
      <p className="mb-2 text-[14.5px] text-soft">A talk that came by link</p>
      <h1 className="page-title">{talk.title || 'A talk without a title'}</h1>
      <div className="mt-6 flex flex-wrap gap-2">
        <button
          type="button"
          className="button button-run h-10"
          disabled={talk.scenes.length === 0}
          onClick={() => keep(presentHref)}
        >
          Keep it and present it
        </button>
        <button type="button" className="button h-10" onClick={() => keep(editHref)}>
          Keep it and look at its scenes
        </button>
      </div>
      <p className="mt-3 text-[14.5px] text-soft">
        It is stored among your talks in this browser. Its code runs only when you run a scene.
      </p>
      {problem && (
        <p role="alert" className="mt-4 text-stop">
          {problem}
        </p>
      )}
      <NumberedTitles of={talk.scenes} />
    </>
  )
}
