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
  return (
    <select
      aria-label="Calls"
      className="h-7 min-w-0 max-w-full truncate rounded-md bg-transparent pl-2 text-[13px] text-soft hover:text-ink pointer-coarse:h-10"
      value={only ?? ''}
      onChange={(e) => onOnly(e.target.value === '' ? null : Number(e.target.value))}
    >
      <option value="" className="bg-panel text-ink">
        All {calls.length} calls
      </option>
      {calls.map(({ call, title }) => (
        <option key={call} value={call} className="bg-panel text-ink">
          {title}
        </option>
      ))}
    </select>
  )
}
