import type { Answer, ThreeQuestions } from '@/lib/trace/summary/questions.ts'

/** The three questions and their answers, shown above every exchange. */
export function QuestionsBar({ questions }: { questions: ThreeQuestions }) {
  return (
    <dl className="grid grid-cols-3 border-b border-line" data-testid="questions">
      {[questions.crossOrigin, questions.sent, questions.read].map((answer) => (
        <Question key={answer.question} {...answer} />
      ))}
    </dl>
  )
}

function Question({ question, answer, tone }: Answer) {
  const colour = tone === 'go' ? 'text-go' : tone === 'stop' ? 'text-stop' : 'text-ink'
  return (
    <div
      className={`flex flex-col gap-0.5 border-line px-3 pt-3 pb-[11px] not-first:border-l sm:px-5 ${tone === 'stop' ? 'bg-stop-bg' : ''}`}
    >
      <dt className={`text-[13px] leading-tight ${tone === 'stop' ? 'text-ink/75' : 'text-soft'}`}>{question}</dt>
      <dd className={`font-display text-[15px] leading-[1.25] font-[650] tracking-[-0.01em] sm:text-[17px] ${colour}`}>
        {answer}
      </dd>
    </div>
  )
}
