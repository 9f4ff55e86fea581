import type { Answer, ThreeQuestions } from '@/lib/trace/summary/questions.ts'

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
    <dl className="grid grid-cols-3 border-b border-line" data-testid="questions">
      {[questions.crossOrigin, questions.sent, questions.read].map((answer) => (
        <Question key={answer.question} {...answer} low={low} />
      ))}
    </dl>
  )
}

function Question({ question, answer, tone, low }: Answer & { low: boolean }) {
  const colour = tone === 'go' ? 'text-go' : tone === 'stop' ? 'text-stop' : 'text-ink'
  return (
    <div
      className={`flex border-line not-first:border-l ${low ? 'flex-wrap items-baseline gap-x-2 px-2.5 py-1 sm:px-4' : 'flex-col gap-0.5 px-3 pt-3 pb-[11px] sm:px-5'} ${tone === 'stop' ? 'bg-stop-bg' : ''}`}
    >
      <dt className={`text-[13px] leading-tight ${tone === 'stop' ? 'text-ink/75' : 'text-soft'}`}>{question}</dt>
      <dd
        className={`font-display leading-[1.25] font-[650] tracking-[-0.01em] ${low ? 'text-[14.5px]' : 'text-[15px] sm:text-[17px]'} ${colour}`}
      >
        {answer}
      </dd>
    </div>
  )
}
