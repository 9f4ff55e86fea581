'use client'

import { Switch } from '@base-ui/react/switch'
import { useMemo, useState } from 'react'
import { ExchangeDiagram } from '@/components/diagram/exchange-diagram.tsx'
import { QuestionsBar } from '@/components/diagram/questions-bar.tsx'
import { diagramOf } from '@/lib/trace/diagram/diagram.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { threeQuestions } from '@/lib/trace/summary/questions.ts'
import { explain } from '@/lib/trace/why/explanation.ts'
import { MarkedText } from './marked-text.tsx'

interface Props {
  /** The four runs, made at build time: `allow` and `credentials`, each on or off. */
  runs: Readonly<Record<`${boolean}-${boolean}`, Trace>>
}

/** One exchange with two switches that break it and fix it. */
export function FrontExchange({ runs }: Props) {
  const [allow, setAllow] = useState(false)
  const [credentials, setCredentials] = useState(false)
  const trace = runs[`${allow}-${credentials}`]
  const model = useMemo(() => diagramOf(trace), [trace])
  return (
    <section
      aria-label="An exchange to try"
      className="overflow-hidden rounded-[18px] border border-line-strong bg-panel shadow-card"
    >
      <div className="grid gap-x-8 border-b border-line bg-sunk px-5 py-2 sm:grid-cols-2">
        <Choice on={allow} onChange={setAllow} who="bar.other answers with">
          <code>Access-Control-Allow-Origin: *</code>
        </Choice>
        <Choice on={credentials} onChange={setCredentials} who="foo.example calls with">
          <code>credentials: "include"</code>
        </Choice>
      </div>
      <div aria-live="polite">
        <QuestionsBar questions={threeQuestions(trace, 1)} />
      </div>
      <div className="min-h-[452px]">
        <ExchangeDiagram model={model} shown={model.rows.length} selected={null} initialWidth={620} />
      </div>
      <p className="min-h-[74px] border-t border-line bg-sunk px-5 py-3.5 text-[15px] text-pretty">
        <MarkedText text={explain(trace, 1)?.paragraphs[0] ?? ''} />
      </p>
    </section>
  )
}

function Choice({
  on,
  onChange,
  who,
  children,
}: {
  on: boolean
  onChange: (on: boolean) => void
  who: string
  children: React.ReactNode
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is the control
    <label className="flex min-h-[52px] cursor-pointer items-center gap-3 text-[13px] text-soft">
      <Switch.Root
        checked={on}
        onCheckedChange={onChange}
        className="flex h-6 w-10 flex-none rounded-full border border-line-strong bg-panel p-[3px] transition-colors data-checked:border-gate data-checked:bg-gate"
      >
        <Switch.Thumb className="size-4 rounded-full bg-faint transition-transform data-checked:translate-x-4 data-checked:bg-panel" />
      </Switch.Root>
      <span className="min-w-0">
        <span className="block">{who}</span>
        <span className="block truncate text-[14.5px] text-ink">{children}</span>
      </span>
    </label>
  )
}
