import type { Status } from '@/lib/class/class-connection.ts'

const WORDS: Readonly<Record<Exclude<Status['is'], 'over'>, string>> = {
  connecting: 'Connecting…',
  live: 'Connected',
  away: 'Connection lost. It comes back by itself; your answers are kept.',
}

/** How the connection is, in words. */
export function ClassStatus({ status }: { status: Status }) {
  if (status.is === 'over') return null
  return (
    <p role="status" className="flex items-center gap-2 text-[14px] text-soft" data-status={status.is}>
      <span
        aria-hidden
        className={`size-2 flex-none rounded-full ${status.is === 'live' ? 'bg-go' : 'border border-soft'}`}
      />
      {WORDS[status.is]}
    </p>
  )
}
