import type { Answer, ThreeQuestions } from '@/lib/trace/summary/questions.ts'
import { AttackSign } from './attack-sign.tsx'

/** The three questions and their answers, shown above every exchange. */
export function QuestionsBar({
  questions,
  low = false,
}: {
  questions: ThreeQuestions
  /** Where there is little height: question and answer are smaller, and beside each other where there is room. */
  low?: boolean
}) {
  return (
    <dl className="grid grid-cols-3 border-b border-line sm:grid-cols-[5fr_7fr_5fr]" data-testid="questions">
      {[questions.crossOrigin, questions.sent, questions.read].map((answer) => (
        <Question key={answer.question} {...answer} low={low} />
      ))}
    </dl>
  )
}

const COLOUR = { neutral: 'text-ink', go: 'text-go', stop: 'text-stop', danger: '' } as const
/** The strip of an attack is filled, so that it differs from a refusal by more than its hue. */
const GROUND = { neutral: '', go: '', stop: 'bg-stop-bg', danger: 'bg-danger-fill text-white' } as const

function Question({ question, answer, tone, low }: Answer & { low: boolean }) {
  return (
    <div
      className={`flex border-line not-first:border-l ${low ? 'flex-wrap items-baseline gap-x-2 px-2.5 py-1 sm:px-4' : 'flex-col gap-0.5 px-3 py-2.5 sm:px-5'} ${GROUND[tone]}`}
    >
      <dt
        className={`text-[13px] leading-tight ${tone === 'stop' ? 'text-ink/75' : tone === 'danger' ? '' : 'text-soft'}`}
      >
        {question}
      </dt>
      <dd
        className={`font-display leading-[1.25] font-[650] tracking-[-0.01em] ${low ? 'text-[14.5px]' : 'text-[15px] sm:text-[17px]'} ${COLOUR[tone]}`}
      >
        {tone === 'danger' && <AttackSign />}
        {answer}
      </dd>
    </div>
  )
}
