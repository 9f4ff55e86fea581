'use client'

import { TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { useId, useState } from 'react'
import { ShareExample } from '@/components/share/share-example.tsx'

export interface ExampleGroup {
  readonly title: string
  readonly says: string
  readonly entries: readonly {
    readonly id: string
    readonly title: string
    readonly says: string
    /** It has a mended version. */
    readonly fixed: boolean
    readonly attack: boolean
  }[]
}

/** The examples by group, and a field that leaves those with certain words. */
export function ExampleList({ groups }: { groups: readonly ExampleGroup[] }) {
  const [words, setWords] = useState('')
  const field = useId()
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean)
  const left = groups
    .map((group) => ({
      ...group,
      entries: group.entries.filter(({ title, says }) => {
        const text = `${group.title} ${title} ${says}`.toLowerCase()
        return asked.every((word) => text.includes(word))
      }),
    }))
    .filter(({ entries }) => entries.length > 0)
  const count = left.reduce((sum, { entries }) => sum + entries.length, 0)
  return (
    <>
      <div className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2">
        <label htmlFor={field} className="text-[15px] font-semibold">
          Only with these words
        </label>
        <input
          id={field}
          type="search"
          value={words}
          placeholder="cookie, nginx, redirect"
          onChange={(event) => setWords(event.target.value)}
          className="h-10 w-[min(320px,100%)] rounded-[10px] border border-line-strong bg-panel px-3 text-[15px]"
        />
        <p role="status" className="text-[14px] text-soft">
          {asked.length === 0 ? '' : count === 1 ? '1 example' : `${count} examples`}
        </p>
      </div>
      {left.map(({ title, says, entries }) => (
        <section key={title} className="mt-10" aria-label={title}>
          <h2 className="font-display text-[26px] font-[680] tracking-[-0.02em]">{title}</h2>
          <p className="text-soft">{says}</p>
          <ul className="mt-4 grid gap-x-8 md:grid-cols-2">
            {entries.map((entry) => (
              <li key={entry.id} className="flex items-start gap-3 border-t border-line">
                <div className="min-w-0 flex-1 py-3.5">
                  <Link href={`/playground?example=${entry.id}`} className="group block">
                    <span className="text-[16px] font-semibold group-hover:underline">{entry.title}</span>
                    <span className="mt-0.5 block text-[14.5px] text-soft">{entry.says}</span>
                    {entry.attack && (
                      <span className="mt-0.5 block text-[14px] font-semibold text-danger">
                        <TriangleAlert className="mr-1.5 inline size-[1em] align-[-0.1em]" aria-hidden />
                        An attack that succeeds
                      </span>
                    )}
                  </Link>
                  {entry.fixed && (
                    <Link
                      href={`/playground?example=${entry.id}-fixed`}
                      className="link mt-1 inline-block text-[14px]"
                      aria-label={`${entry.title}: the fixed version`}
                    >
                      The same, fixed
                    </Link>
                  )}
                </div>
                <ShareExample id={entry.id} title={entry.title} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
