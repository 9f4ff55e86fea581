import type { InLesson } from './shared-thing.ts'

interface Props {
  inLesson: InLesson
  /** The link leads to the lesson. */
  chosen: boolean
  onChoose: (inLesson: boolean) => void
}

/** Whether a link leads to the place in the lesson, or holds the document as it is here. */
export function LessonChoice({ inLesson: { task, edited }, chosen, onChoose }: Props) {
  const isExercise = task !== undefined
  const choices = [
    [
      true,
      isExercise ? 'The exercise' : 'The lesson',
      isExercise ? 'with its task, its hints and its check' : 'with this example open',
    ],
    [false, 'Only the document', edited ? 'with what you have written, in the playground' : 'in the playground'],
  ] as const
  return (
    <fieldset className="mb-4 grid gap-y-1.5 text-[14px]">
      <legend className="mb-1 font-semibold">What the reader gets</legend>
      {choices.map(([value, label, says]) => (
        <label key={label} className="flex items-baseline gap-2">
          <input
            type="radio"
            name="place"
            className="translate-y-px"
            checked={chosen === value}
            onChange={() => onChoose(value)}
          />
          <span>
            {label} <span className="text-soft">{says}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
