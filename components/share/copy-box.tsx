'use client'

import { Check, Copy } from 'lucide-react'
import { useCopied } from '@/components/ui/use-copied.ts'
import { LocalSiteNote } from './local-site-note.tsx'

interface Props {
  /** The name of the field: `Link`, `Markdown`. */
  label: string
  text: string
  /** Visible lines; 1 is a field of one line. */
  rows: number
  /** What is around it says already where the link does not open. */
  noted?: boolean
}

/** A text to copy, with a button that says that it did. Beside a link it says where it does not open. */
export function CopyBox({ label, text, rows, noted = false }: Props) {
  const { copied, copy } = useCopied()
  const field = {
    readOnly: true,
    'aria-label': label,
    value: text,
    className: 'min-w-0 flex-1 rounded-lg border border-line-strong bg-paper px-2.5 py-1.5 font-mono text-[12px]',
  }
  return (
    <>
      <div className={`flex gap-2 ${rows > 1 ? 'flex-col' : ''}`}>
        {rows > 1 ? (
          <textarea {...field} rows={rows} onFocus={(e) => e.target.select()} />
        ) : (
          <input
            {...field}
            // Selected backward, so that the start of a long link stays visible.
            onFocus={(e) => e.target.setSelectionRange(0, e.target.value.length, 'backward')}
          />
        )}
        <button type="button" className="button self-start" onClick={() => void copy(text)}>
          {copied === 'yes' ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
          {copied === 'yes' ? 'Copied' : `Copy ${label === 'Link' ? 'the link' : label}`}
        </button>
      </div>
      <p role="status" className={copied === 'refused' ? 'mt-2 text-[13.5px] text-pre' : 'sr-only'}>
        {copied === 'yes'
          ? `${label}: copied.`
          : copied === 'refused'
            ? 'The page may not write to the clipboard. Select the text and copy it.'
            : ''}
      </p>
      {label === 'Link' && !noted && <LocalSiteNote link={text} />}
    </>
  )
}
