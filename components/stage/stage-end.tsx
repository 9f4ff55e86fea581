import { ChevronLeft, ChevronRight } from 'lucide-react'

interface Props {
  /** How many scenes the talk has. */
  scenes: number
  onBegin: () => void
  onBack: () => void
}

/** After the last answer: a remote with two keys alone gets from here to the beginning, with everything as it was prepared. */
export function StageEnd({ scenes, onBegin, onBack }: Props) {
  return (
    <section className="stage-end" aria-label="The end" data-testid="stage-end">
      <h2>The end</h2>
      <p>
        <button type="button" onClick={onBack}>
          <ChevronLeft aria-hidden /> Back
        </button>
        <button type="button" onClick={onBegin}>
          {scenes > 1 ? 'From the beginning, all scenes as prepared' : 'Again, as prepared'}
          <ChevronRight aria-hidden />
        </button>
      </p>
    </section>
  )
}
