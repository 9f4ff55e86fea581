'use client'

import { Popover } from '@base-ui/react/popover'
import { FileCode2 } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { CardPopover } from '@/components/ui/card-popover.tsx'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { headerLines, parseHeaderLines } from '@/lib/document/header-lines.ts'

interface Props {
  document: PlaygroundDocument
  onChange: (edit: (document: PlaygroundDocument) => PlaygroundDocument) => void
}

const PLACEHOLDER = "Content-Security-Policy: connect-src 'self'\nReferrer-Policy: no-referrer"

/** The headers that the page itself came with: a button in its head, which opens their lines. */
export function PageHeaders({ document, onChange }: Props) {
  const count = document.page.headers?.length ?? 0
  return (
    <CardPopover
      label="Headers of the page"
      trigger={
        <Popover.Trigger
          className="flex h-8 flex-none items-center gap-1 rounded-lg px-1 text-[13px] hover:text-ink"
          aria-label={`Headers of the page: ${count === 0 ? 'none' : count}`}
          title="Headers that the page itself came with"
        >
          <FileCode2 size={14} aria-hidden />
          {count > 0 && <span>{count === 1 ? '1 header' : `${count} headers`}</span>}
        </Popover.Trigger>
      }
      className="w-[min(460px,calc(100vw-24px))]"
    >
      <HeaderLines document={document} onChange={onChange} />
    </CardPopover>
  )
}

/** Invalid input stays in the field and changes nothing. */
function HeaderLines({ document, onChange }: Props) {
  const kept = headerLines(document.page.headers)
  const [text, setText] = useState(kept)
  const hint = useId()
  const parsed = parseHeaderLines(text)
  useEffect(() => setText((now) => (isSame(now, kept) ? now : kept)), [kept])
  return (
    <label className="grid gap-1.5 text-[14px] font-semibold">
      Headers that the page itself came with
      <textarea
        rows={4}
        spellCheck={false}
        wrap="off"
        className="rounded-lg border border-line-strong bg-paper px-2.5 py-1.5 font-mono text-[12.5px] font-normal"
        placeholder={PLACEHOLDER}
        aria-invalid={!parsed.ok}
        aria-describedby={hint}
        value={text}
        onChange={(e) => {
          setText(e.target.value)
          const next = parseHeaderLines(e.target.value)
          if (!next.ok) return
          onChange(({ page: { headers: _before, ...page }, ...rest }) => ({
            ...rest,
            page: next.headers ? { ...page, headers: next.headers } : page,
          }))
        }}
      />
      <span
        id={hint}
        role={parsed.ok ? undefined : 'alert'}
        className={`text-[13px] font-normal ${parsed.ok ? 'text-soft' : 'text-stop'}`}
      >
        {parsed.ok
          ? 'One line for each. Content-Security-Policy, Referrer-Policy and Cross-Origin-Embedder-Policy count here.'
          : parsed.problem}
      </span>
    </label>
  )
}

function isSame(text: string, kept: string): boolean {
  const parsed = parseHeaderLines(text)
  return !parsed.ok || headerLines(parsed.headers) === kept
}
