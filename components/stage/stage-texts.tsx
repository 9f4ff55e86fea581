import type { CSSProperties, ReactNode } from 'react'
import { LEAST_HEIGHT, leastHeight, linesToShow, takesAll } from '@/lib/stage/text-heights.ts'
import { StageTask } from './stage-task.tsx'

/** A text’s heading, in lines. */
const HEAD = 1.6

interface Text {
  readonly of: 'script' | 'server'
  readonly code: string
  readonly shown: ReactNode
}

interface Props {
  /** What the scene is to achieve, where it is not said elsewhere on the slide. */
  task: string | undefined
  /** The script, and a server where there is one. */
  texts: readonly Text[]
  /** Of the stage, in its units. */
  width: number
}

/** Beside the questions: the task whole, and the texts, each as high as it is long. */
export function StageTexts({ task, texts, width }: Props) {
  const alone = task !== undefined && takesAll(task, width)
  // Beside a task there is no more room than for a few lines of each.
  const least = (of: Text['of'], code: string) =>
    of === 'script' && !task ? leastHeight(code, width, texts.length - 1) : LEAST_HEIGHT
  const rows = alone
    ? ['1fr']
    : texts.map(
        ({ of, code }) => `minmax(calc(${least(of, code)} * var(--u)), ${linesToShow(code, of, width) + HEAD}fr)`,
      )
  const style = { '--rows': [...(task && !alone ? ['auto'] : []), ...rows].join(' ') } as CSSProperties
  return (
    <div className="stage-texts" style={style}>
      {task && <StageTask task={task} />}
      {!alone && texts.map(({ shown }) => shown)}
    </div>
  )
}
