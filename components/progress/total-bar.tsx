import { count } from './in-words.ts'

interface Props {
  exercises: number
  /** Mastered ones included. */
  solved: number
  mastered: number
  className?: string
}

/** How much of the exercises is solved, and of that mastered, as a bar. */
export function TotalBar({ exercises, solved, mastered, className = '' }: Props) {
  const share = (part: number) => `${exercises === 0 ? 0 : (100 * part) / exercises}%`
  return (
    <div
      role="img"
      aria-label={`${solved} of ${count(exercises, 'exercise')} solved, ${mastered} of them mastered`}
      className={`relative h-3 overflow-hidden rounded-full border border-line-strong bg-sunk ${className}`}
    >
      <span className="total-bar-part bg-go/35" style={{ width: share(solved) }} />
      <span className="total-bar-part bg-go" style={{ width: share(mastered) }} />
    </div>
  )
}
