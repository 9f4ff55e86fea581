'use client'

import { useEffect, useState } from 'react'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { pageKind } from '@/lib/trace/page-address.ts'

type Page = PlaygroundDocument['page']

interface Props {
  page: Page
  onChange: (page: Page) => void
  /** Long addresses are seen whole. */
  wide?: boolean
}

/** The address of the page whose script runs. Invalid input stays in the field and changes nothing. */
export function PageField({ page, onChange, wide = false }: Props) {
  const [text, setText] = useState(shown(page.url))
  useEffect(() => setText(shown(page.url)), [page.url])
  const parsed = readPage(text)
  return (
    <label
      className={`pill relative ${parsed ? '' : 'border-stop'}`}
      title={parsed ? undefined : 'An origin: scheme, host and port, such as https://foo.example'}
    >
      <span>page</span>
      <input
        aria-label="Page"
        aria-invalid={!parsed}
        className={`field-sizing-content w-[26ch] min-w-[19ch] supports-[field-sizing:content]:w-auto font-mono text-[12.5px] ${wide ? 'max-w-[min(46ch,64vw)]' : 'max-w-[30ch]'}`}
        spellCheck={false}
        value={text}
        onChange={(e) => {
          setText(e.target.value)
          const url = readPage(e.target.value)
          if (url && url !== page.url) onChange({ ...page, url })
        }}
      />
      {!parsed && (
        <span
          role="alert"
          className="absolute top-[38px] left-0 z-50 rounded-lg bg-stop-bg px-3 py-1.5 text-[13px]! text-stop!"
        >
          Needs scheme, host and port, such as https://foo.example
        </span>
      )}
    </label>
  )
}

const shown = (url: string) => url.replace(/\/$/, '')

function readPage(text: string): string | null {
  // The URL parser would take `https:foo` too, which is an address that is still being written.
  if (/\s/.test(text) || /^https?:(?!\/\/[^/])/i.test(text) || pageKind(text) === null) return null
  return new URL(text).href
}
