'use client'

import { LONGEST_TITLE, type PlaygroundDocument } from '@/lib/document/document.ts'

interface Props {
  title: string | undefined
  /** What it is called without a title of its own. */
  untitled?: string | undefined
  onChange: (edit: (document: PlaygroundDocument) => PlaygroundDocument) => void
  className: string
}

/** The document's own title: who opens its link reads it, and My documents lists it under it. */
export function TitleField({ title = '', untitled = 'Untitled', onChange, className }: Props) {
  return (
    <input
      aria-label="Title"
      placeholder={untitled}
      title={title || 'A title for this document, shown to who opens its link'}
      maxLength={LONGEST_TITLE}
      className={className}
      value={title}
      onChange={({ target }) =>
        onChange(({ title: _before, ...rest }) => (target.value === '' ? rest : { ...rest, title: target.value }))
      }
    />
  )
}
