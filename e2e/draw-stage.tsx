/**
 * Prints what the stage shows of every scene of every lesson, as its own components draw it: JSON, with markup by size.
 * Its views lie over each other, as the stage fills the window.
 */
import { renderToStaticMarkup } from 'react-dom/server'
import { ClassVotes } from '@/components/class/class-votes.tsx'
import { StageAnswer } from '@/components/stage/stage-answer.tsx'
import { StageExchange } from '@/components/stage/stage-exchange.tsx'
import { StageFoot } from '@/components/stage/stage-foot.tsx'
import { isLong, StageTask } from '@/components/stage/stage-task.tsx'
import { CURRICULUM } from '@/content/curriculum.ts'
import { trueAnswers } from '@/lib/class/true-answers.ts'
import { predictedCall } from '@/lib/lessons/prediction.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import { talkOfLesson } from '@/lib/talk/talk-of-lesson.ts'
import { decisiveStep } from '@/lib/trace/diagram/decisive-step.ts'
import { diagramOf } from '@/lib/trace/diagram/diagram.ts'
import { threeQuestions, UNANSWERED } from '@/lib/trace/summary/questions.ts'

/** The two shapes of a screen. A larger one of the same shape has the same lengths in units. */
const SIZES = [
  { width: 1024, height: 768 },
  { width: 1280, height: 720 },
]
/** What was said by a show of hands, and what the devices of a class said. */
const MARKS = { crossOrigin: 'yes', sent: 'asked', read: 'yes' } as const
const VOTES = {
  crossOrigin: { yes: 1200, no: 40 },
  sent: { yes: 700, asked: 500, no: 40 },
  read: { yes: 800, no: 440 },
}

const scenes = await Promise.all(
  CURRICULUM.flatMap((lesson) =>
    talkOfLesson(lesson).scenes.map(async (scene) => ({ lesson, scene, trace: await runInNode(scene.document) })),
  ),
)

function draw({ width, height }: (typeof SIZES)[number]): string {
  const unit = Math.min(height / 720, width / 960)
  const size = { width: width / unit, height: height / unit, unit }
  const slide = (title: string, name: string, view: React.ReactNode, foot: React.ReactNode = null, task?: string) => (
    <div key={name} className="stage" data-view={name} style={{ '--stage-unit': `${unit}px` } as React.CSSProperties}>
      <div className="stage-title">
        <h1>{title}</h1>
        <p>2 of 9</p>
      </div>
      <div
        className="stage-main"
        data-split={task !== undefined || undefined}
        data-texts={(task !== undefined && !isLong(task)) || undefined}
      >
        <div className="stage-picture">{view}</div>
      </div>
      {foot}
    </div>
  )
  return renderToStaticMarkup(
    scenes.map(({ lesson, scene, trace }) => {
      const name = `${lesson.slug}, ${scene.id}`
      const model = diagramOf(trace)
      const call = predictedCall(trace)
      const answers = call === null ? UNANSWERED : threeQuestions(trace, call)
      return [
        scene.task && slide(scene.title, `${name}, task`, <StageTask task={scene.task} headed />, null, scene.task),
        model.rows.length > 0 &&
          slide(
            scene.title,
            `${name}, decision`,
            <StageExchange model={model} step={decisiveStep(model)} size={size} />,
            <StageFoot answers={answers} marks={MARKS} />,
          ),
        slide(scene.title, `${name}, answer`, <StageAnswer trace={trace} marks={MARKS} task={scene.task} />),
        slide(
          scene.title,
          `${name}, answer of a class`,
          <StageAnswer
            trace={trace}
            marks={{}}
            task={scene.task}
            under={(question) => (
              <ClassVotes
                question={question}
                histogram={{ ...VOTES, begun: 1240, answered: 1240 }}
                earlier={{ ...VOTES, begun: 1240, answered: 1240 }}
                truth={trueAnswers(trace)}
              />
            )}
          />,
        ),
      ]
    }),
  )
}

process.stdout.write(JSON.stringify(SIZES.map((size) => ({ size, markup: draw(size) }))))
