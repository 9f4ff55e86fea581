'use client'

import { useId } from 'react'
import { LONGEST_SENTENCE, type PlaygroundDocument } from '@/lib/document/document.ts'

interface Props {
  sentence: string | undefined
  onChange: (edit: (document: PlaygroundDocument) => PlaygroundDocument) => void
}

/** What the author says of the document: who opens its link reads it first. */
export function SentenceField({ sentence = '', onChange }: Props) {
  const hint = useId()
  const left = LONGEST_SENTENCE - sentence.length
  return (
    <label className="grid gap-1.5 text-[14px] font-semibold">
      What it shows, in a sentence
      <textarea
        rows={2}
        maxLength={LONGEST_SENTENCE}
        placeholder="Optional, as in: look at step 4, the header is missing there."
        aria-describedby={hint}
        className="field-sizing-content max-h-28 min-h-[58px] w-0 min-w-full rounded-lg border border-line-strong bg-paper px-2.5 py-1.5 font-normal"
        value={sentence}
        onChange={({ target }) =>
          onChange(({ sentence: _before, ...rest }) =>
            target.value === '' ? rest : { ...rest, sentence: target.value },
          )
        }
      />
      <span id={hint} className="text-[13px] font-normal text-soft">
        Shown with the title to who opens the link.{left <= 60 && ` ${left} characters left.`}
      </span>
    </label>
  )
}
