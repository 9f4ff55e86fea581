import { CircleX, TriangleAlert } from 'lucide-react'
import type { ConsoleLine } from '@/lib/trace/console-view.ts'
import type { SourcePosition } from '@/lib/trace/events.ts'

/** The console as a browser prints it: its own messages, the script's, and what nobody caught. */
export function ConsolePanel({
  lines,
  onSource,
}: {
  lines: readonly ConsoleLine[]
  onSource?: ((source: SourcePosition) => void) | undefined
}) {
  if (lines.length === 0) return <p className="p-5 text-soft">The console is empty.</p>
  return (
    <ol className="code py-1" data-testid="console" aria-label="Console">
      {lines.map((line, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a log only grows, and every line keeps its place
          key={index}
          data-level={line.level}
          className={`flex gap-2.5 border-b border-line px-4 py-1.5 sm:px-5 ${line.level === 'error' ? 'bg-stop-bg text-stop' : line.level === 'warn' ? 'bg-pre-bg text-pre' : ''}`}
        >
          <span className="mt-[3px] w-4 flex-none">
            {line.level === 'error' && <CircleX size={15} aria-label="Error" />}
            {line.level === 'warn' && <TriangleAlert size={15} aria-label="Warning" />}
          </span>
          {line.times > 1 && (
            <span className="mt-px h-[19px] min-w-[19px] flex-none rounded-full bg-ink px-1.5 text-center text-[11px] leading-[19px] text-paper">
              <span aria-hidden>{line.times}</span>
              <span className="sr-only">{line.times} times</span>
            </span>
          )}
          <span className="min-w-0 flex-1 whitespace-pre-wrap break-words">{line.text}</span>
          {line.source && (
            <button
              type="button"
              className="link flex-none self-start text-soft"
              onClick={() => line.source && onSource?.(line.source)}
            >
              line {line.source.line}
            </button>
          )}
        </li>
      ))}
    </ol>
  )
}
