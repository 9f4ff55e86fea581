'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { CannotOpen } from '@/components/ui/linked.tsx'
import type { Read } from '@/lib/document/carried-value.ts'
import { contentHash } from '@/lib/document/content-hash.ts'
import { exerciseHref } from '@/lib/homework/hrefs.ts'
import { ownExercises } from '@/lib/homework/on-this-device.ts'
import { copyOfOwn } from '@/lib/homework/own/edit-own.ts'
import type { OwnExercise } from '@/lib/homework/own/own-exercise.ts'

/** An exercise that came by link, with its solution: what it asks for. Nothing of it runs here. */
export function LinkedExercise({ read }: { read: Read<OwnExercise> }) {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  if (!read.ok)
    return <CannotOpen title="This exercise cannot be opened" message={read.message} href="/homework" to="Homework" />
  const own = read.value
  const keep = () => {
    const kept = keepOwn(own)
    if (kept.ok) router.push(exerciseHref(kept.id))
    else setProblem(kept.message)
  }
  return (
    <>
      <p className="mb-2 text-[14.5px] text-soft">An exercise that came by link, with its solution</p>
      <h1 className="page-title">{own.title || 'An exercise without a title'}</h1>
      <p className="mt-3 max-w-[62ch] text-[17px]">
        <MarkedText text={own.task} />
      </p>
      <button type="button" className="button button-run mt-6 h-11 px-5 text-[16px]" onClick={keep}>
        Keep it and look at it
      </button>
      <p role="alert" className={problem ? 'mt-4 text-stop' : ''}>
        {problem}
      </p>
      <p className="mt-3 max-w-[60ch] text-[14.5px] text-soft">
        It is stored among your exercises in this browser. Its code runs only when you run it.
      </p>
      {own.probes.length > 0 && (
        <>
          <h2 className="mt-8 font-display text-[21px] font-[680]">It is solved when</h2>
          <ul className="mt-2 border-t border-line">
            {own.probes.map(({ says }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the checks of one exercise, always in this order
              <li key={index} className="border-b border-line py-2.5 text-[16px] wrap-anywhere">
                <MarkedText text={says} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** Keeps an exercise that came; one that was changed here since is not overwritten. */
export function keepOwn(
  own: OwnExercise,
): { readonly ok: true; readonly id: string } | { readonly ok: false; readonly message: string } {
  const there = ownExercises.get(own.id)
  if (there && contentHash(there) === contentHash(own)) return { ok: true, id: own.id }
  const kept = there ? copyOfOwn(own) : own
  const saved = ownExercises.save(kept)
  return saved.ok ? { ok: true, id: kept.id } : saved
}
