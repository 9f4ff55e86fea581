'use client'

import { useMemo, useState } from 'react'
import { markdownOf } from '@/lib/trace/export/markdown.ts'
import { CopyBox } from './copy-box.tsx'
import { type PartProps, titleOf, whyNoAnswers } from './shared-thing.ts'

const PICTURES = [
  ['mermaid', 'Mermaid', 'drawn by GitHub and GitLab'],
  ['text', 'Plain text', 'for Stack Overflow, mail and chats'],
] as const

/** The exchange for an issue or a question: title, picture, reason and link. */
export function MarkdownPart({ shared, link, covered, asInLesson }: PartProps) {
  const [picture, setPicture] = useState<'mermaid' | 'text'>('mermaid')
  const { document, inLesson } = shared
  const title = titleOf(shared)
  const { sentence } = document
  const without = whyNoAnswers(shared, { covered, asInLesson })
  const trace = without ? null : shared.trace
  const task = asInLesson ? inLesson?.task : undefined
  const text = useMemo(
    () => markdownOf({ title, sentence, trace, picture, link, task, covered }),
    [title, sentence, trace, picture, link, task, covered],
  )
  return (
    <>
      {!without && (
        <fieldset className="mb-3 flex flex-wrap gap-x-6 gap-y-1.5 text-[14px]">
          <legend className="sr-only">Picture of the exchange</legend>
          {PICTURES.map(([value, label, says]) => (
            <label key={value} className="flex items-center gap-2">
              <input type="radio" name="picture" checked={picture === value} onChange={() => setPicture(value)} />
              <span>
                {label} <span className="text-soft">{says}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <CopyBox label="Markdown" text={text} rows={10} />
      {without && <p className="mt-2 text-[14px] text-soft">{without}</p>}
    </>
  )
}
