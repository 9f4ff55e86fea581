import { MarkedText } from '@/components/site/marked-text.tsx'

/** Characters from which on a task is in smaller type, so that it fits beside the texts. */
const LONG = 280

export const isLong = (task: string) => task.length > LONG

interface Props {
  task: string
  /** With a heading, where there is room for one. */
  headed?: boolean
}

/** What the class is to achieve in this scene, before it has run. */
export function StageTask({ task, headed = false }: Props) {
  return (
    <section
      className="stage-task"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
      tabIndex={0}
      aria-label="The task"
      data-long={isLong(task) || undefined}
      data-testid="stage-task"
    >
      {headed && <p className="stage-task-head">The task</p>}
      <p>
        <MarkedText text={task} />
      </p>
    </section>
  )
}
