'use client'

import { useMemo } from 'react'
import { ExchangeDiagram } from '@/components/diagram/exchange-diagram.tsx'
import { QuestionsBar } from '@/components/diagram/questions-bar.tsx'
import { diagramOf } from '@/lib/trace/diagram/diagram.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { threeQuestions } from '@/lib/trace/summary/questions.ts'

/** The diagram of one run, made at build time. */
export function StaticExchange({ trace, label }: { trace: Trace; label: string }) {
  const model = useMemo(() => diagramOf(trace), [trace])
  return (
    <section
      aria-label={label}
      className="mt-4 overflow-hidden rounded-[14px] border border-line-strong bg-panel shadow-card"
    >
      <QuestionsBar questions={threeQuestions(trace, 1)} />
      <ExchangeDiagram model={model} shown={model.rows.length} selected={null} initialWidth={690} />
    </section>
  )
}
