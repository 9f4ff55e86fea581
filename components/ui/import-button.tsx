'use client'

import { Upload } from 'lucide-react'
import { useRef } from 'react'

interface Props {
  /** What the file contains, for a screen reader: `A file with documents`. */
  label: string
  /** Names the file field for tests. */
  testId: string
  /** The button's own text. */
  says?: string
  className?: string
  onFile: (file: File | undefined) => void
}

/** Asks for a JSON file of this site. The same file can be chosen again. */
export function ImportButton({ label, testId, says = 'Import a file', className = '', onFile }: Props) {
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className={`button ${className}`} onClick={() => field.current?.click()}>
        <Upload size={15} aria-hidden /> {says}
      </button>
      <input
        ref={field}
        type="file"
        accept="application/json,.json"
        className="hidden"
        aria-label={label}
        data-testid={testId}
        onChange={(event) => {
          onFile(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </>
  )
}
