import { MarkedText } from '@/components/site/marked-text.tsx'

interface Props {
  task: string
  /** With a heading, where there is room for one. */
  headed?: boolean
}

/** What the class is to achieve in this scene, before it has run. */
export function StageTask({ task, headed = false }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className="stage-task" tabIndex={0} aria-label="The task" data-testid="stage-task">
      {headed && <p className="stage-task-head">The task</p>}
      <p>
        <MarkedText text={task} />
      </p>
    </section>
  )
}
