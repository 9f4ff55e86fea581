'use client'

import { Trash2 } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { Kept, KeptValues } from '@/lib/documents/kept-values.ts'

interface Props<T> {
  /** Of its heading. */
  id: string
  title: string
  store: KeptValues<T>
  /** What is said where there are none. */
  empty: string
  /** The button that makes one. */
  make: ReactNode
  /** One of them: its link, and what else can be done with it. */
  line: (value: T) => ReactNode
}

/** What was made in this browser, the last changed first; each can be deleted, and brought back. */
export function MadeHereList<T extends { readonly id: string; readonly title: string }>({
  id,
  title,
  store,
  empty,
  make,
  line,
}: Props<T>) {
  const [all, setAll] = useState<readonly Kept<T>[] | null>(null)
  const [removed, setRemoved] = useState<T | null>(null)
  const read = useCallback(() => setAll(store.all()), [store])
  useEffect(read, [read])
  return (
    <section aria-labelledby={id} className="mt-12">
      <div className="flex flex-wrap items-end gap-3">
        <h2 id={id} className="mr-auto font-display text-[26px] font-[680] tracking-[-0.02em]">
          {title}
        </h2>
        {make}
      </div>
      {removed && (
        <p role="status" className="mt-3 text-[15px]">
          “{removed.title}” is deleted.{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              store.save(removed)
              setRemoved(null)
              read()
            }}
          >
            Undo
          </button>
        </p>
      )}
      {all?.length === 0 && <p className="mt-3 border-t border-line pt-4 text-[16px] text-soft">{empty}</p>}
      <ul className="mt-3">
        {all?.map(({ value }) => (
          <li key={value.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-2.5">
            {line(value)}
            <button
              type="button"
              className="icon-button"
              aria-label={`Delete “${value.title}”`}
              title="Delete"
              onClick={() => {
                store.remove(value.id)
                setRemoved(value)
                read()
              }}
            >
              <Trash2 size={16} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
