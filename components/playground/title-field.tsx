'use client'

import { LONGEST_TITLE, type PlaygroundDocument } from '@/lib/document/document.ts'

interface Props {
  title: string | undefined
  onChange: (edit: (document: PlaygroundDocument) => PlaygroundDocument) => void
  className: string
}

/** The document's own title, under which My documents lists it. */
export function TitleField({ title = '', onChange, className }: Props) {
  return (
    <input
      aria-label="Title"
      placeholder="Untitled"
      title={title || 'A title for this document, shown in My documents'}
      maxLength={LONGEST_TITLE}
      className={className}
      value={title}
      onChange={({ target }) =>
        onChange(({ title: _before, ...rest }) => (target.value === '' ? rest : { ...rest, title: target.value }))
      }
    />
  )
}
