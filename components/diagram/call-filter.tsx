import type { DiagramCall } from '@/lib/trace/diagram/diagram.ts'

interface Props {
  calls: readonly DiagramCall[]
  /** The selected call; null: all calls. */
  only: number | null
  onOnly: (call: number | null) => void
}

/** For a run with several calls: shows all of them, or one. */
export function CallFilter({ calls, only, onOnly }: Props) {
  if (calls.length < 2) return null
  const choice = (call: number | null, title: string) => (
    <button
      key={call ?? 'all'}
      type="button"
      aria-pressed={only === call}
      className={`h-7 max-w-[24ch] flex-none truncate rounded-full border px-3 font-mono text-[12px] ${only === call ? 'border-ink bg-ink text-paper' : 'border-line-strong bg-panel text-soft hover:text-ink'}`}
      title={title}
      onClick={() => onOnly(call)}
    >
      {title}
    </button>
  )
  return (
    <fieldset
      aria-label="Calls"
      className="flex flex-none gap-1.5 overflow-x-auto border-b border-line px-3 py-2 sm:px-5"
    >
      {choice(null, 'All calls')}
      {calls.map(({ call, title }) => choice(call, title))}
    </fieldset>
  )
}
