'use client'

import { CircleX, Copy, TriangleAlert } from 'lucide-react'
import { memo, useCallback, useRef } from 'react'
import { NoticeBubble } from '@/components/ui/notice-bubble.tsx'
import { useNotice } from '@/components/ui/use-notice.ts'
import { hostOf } from '@/lib/trace/address.ts'
import type { SourcePosition } from '@/lib/trace/events.ts'
import { type ConsoleEntry, consoleText, sourceLabel } from '@/lib/trace/inspect/console-view.ts'
import { LineText } from './line-text.tsx'

/** Goes to a position in the script, or in the text of the server at an origin. */
export type GoToSource = (source: SourcePosition, server?: string) => void

interface Props {
  lines: readonly ConsoleEntry[]
  /** File name of the script. */
  file?: string | undefined
  /** Absent: positions are plain text. */
  onSource?: GoToSource | undefined
}

const TONES: Partial<Record<ConsoleEntry['level'], string>> = {
  error: 'bg-stop-bg text-stop',
  warn: 'bg-pre-bg text-pre',
  debug: 'text-soft',
}

/** The console as a browser prints it: its own messages, the script's and the servers', and uncaught exceptions. */
export function ConsolePanel({ lines, file = 'client.js', onSource }: Props) {
  const { notice, setNotice, copy } = useNotice()
  const latest = useRef(onSource)
  latest.current = onSource
  const goTo = useCallback<GoToSource>((source, server) => latest.current?.(source, server), [])
  if (lines.length === 0) return <p className="p-5 text-soft">The console is empty.</p>
  return (
    <>
      <ol className="code py-1" data-testid="console" aria-label="Console">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a log only grows, and every line keeps its index
          <Line key={index} line={line} file={file} onSource={onSource && goTo} />
        ))}
      </ol>
      <div className="relative flex flex-wrap items-center gap-2 px-4 py-2.5 sm:px-5">
        <button
          type="button"
          className="button h-8 text-[13px]"
          onClick={() => void copy(consoleText(lines, file), 'The console is copied.')}
        >
          <Copy size={14} aria-hidden />
          Copy all
        </button>
        <NoticeBubble notice={notice} onClose={() => setNotice(null)} className="block min-w-0 max-w-full" />
      </div>
    </>
  )
}

interface LineProps {
  line: ConsoleEntry
  file: string
  onSource: GoToSource | undefined
}

/** One line. There may be a thousand: memoized, so that stepping through the exchange renders none of them again. */
const Line = memo(function Line({ line, file, onSource }: LineProps) {
  return (
    <li
      data-level={line.level}
      className={`relative flex gap-x-2.5 border-b border-line px-4 py-1.5 sm:px-5 ${TONES[line.level] ?? ''}`}
    >
      <span className="mt-[3px] w-4 flex-none">
        {line.level === 'error' && <CircleX size={15} aria-label="Error" />}
        {line.level === 'warn' && <TriangleAlert size={15} aria-label="Warning" />}
      </span>
      {line.times > 1 && <Times times={line.times} />}
      <div className="min-w-0 flex-1">
        <Place line={line} file={file} onSource={onSource} />
        {line.server !== undefined && (
          <span className="float-left mr-2.5 rounded-[5px] border border-line-strong px-1.5 font-sans text-[12px] leading-[19px] text-soft">
            {hostOf(line.server)}
          </span>
        )}
        <LineText text={line.text} />
      </div>
    </li>
  )
})

function Times({ times }: { times: number }) {
  return (
    <span className="mt-px h-[19px] min-w-[19px] flex-none rounded-full bg-ink px-1.5 text-center font-sans text-[11px] leading-[19px] text-paper">
      <span aria-hidden>{times}</span>
      <span className="sr-only">{times} times</span>
    </span>
  )
}

function Place({ line, file, onSource }: LineProps) {
  const { source, server } = line
  if (!source) return null
  const place = sourceLabel(line, file)
  if (!onSource) return <span className="float-right ml-3 text-soft">{place}</span>
  return (
    <button
      type="button"
      className="link float-right ml-3 text-soft"
      aria-label={`Go to line ${source.line} of ${server === undefined ? file : hostOf(server)}`}
      onClick={() => onSource(source, server)}
    >
      {place}
    </button>
  )
}
