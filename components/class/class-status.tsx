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
    <p
      role="status"
      className={`flex gap-2 ${status.is === 'away' ? 'rounded-[10px] bg-pre-bg px-3 py-2 text-[15px] text-pre' : 'text-[14px] text-soft'}`}
      data-status={status.is}
    >
      <span
        aria-hidden
        className={`mt-[0.45em] size-2 flex-none rounded-full ${status.is === 'live' ? 'bg-go' : 'border border-current'}`}
      />
      {WORDS[status.is]}
    </p>
  )
}
