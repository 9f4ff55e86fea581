'use client'

import { Braces, Terminal } from 'lucide-react'
import { NoticeBubble } from '@/components/ui/notice-bubble.tsx'
import { useNotice } from '@/components/ui/use-notice.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { curlOf } from '@/lib/trace/export/curl.ts'
import { fetchCodeOf } from '@/lib/trace/export/fetch-code.ts'

/** Copies the request of one exchange, to send it from a terminal or from another page. */
export function CopyRequest({ trace, exchange }: { trace: Trace; exchange: number }) {
  const { notice, setNotice, copy } = useNotice()
  if (!trace.some((e) => e.type === 'request' && e.exchange === exchange)) return null
  const copyCurl = () => {
    const curl = curlOf(trace, exchange)
    if (curl) void copy(curl.command, ['The request is copied as a curl command.', ...curl.remarks].join(' '))
  }
  const copyFetch = () => {
    const code = fetchCodeOf(trace, exchange)
    if (code) void copy(code, 'The request is copied as a fetch() call.')
  }
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      <button type="button" className="button h-8 text-[13px]" onClick={copyCurl}>
        <Terminal size={14} aria-hidden />
        Copy as curl
      </button>
      <button type="button" className="button h-8 text-[13px]" onClick={copyFetch}>
        <Braces size={14} aria-hidden />
        Copy as fetch
      </button>
      <NoticeBubble notice={notice} onClose={() => setNotice(null)} className="block min-w-0 max-w-full" />
    </div>
  )
}
