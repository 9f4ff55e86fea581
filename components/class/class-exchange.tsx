'use client'

import { Component, type ReactNode, useMemo } from 'react'
import { ExchangeDiagram } from '@/components/diagram/exchange-diagram.tsx'
import type { ClassView } from '@/lib/class/class-view.ts'
import { uncoveredDiagram } from '@/lib/class/uncovered.ts'

/** The exchange as far as it is uncovered on the stage. */
export function ClassExchange({ view }: { view: Pick<ClassView, 'rows' | 'trace'> }) {
  const { rows, trace } = view
  return (
    <FromElsewhere key={rows.length}>
      <Uncovered rows={rows} trace={trace} />
    </FromElsewhere>
  )
}

function Uncovered({ rows, trace }: Pick<ClassView, 'rows' | 'trace'>) {
  const model = useMemo(() => uncoveredDiagram({ rows, trace }), [rows, trace])
  return (
    <section
      aria-label="The exchange"
      className="overflow-hidden rounded-[14px] border border-line-strong bg-panel"
      data-testid="class-exchange"
    >
      <ExchangeDiagram
        model={model}
        shown={model.rows.length}
        selected={model.rows.at(-1)?.id ?? null}
        initialWidth={356}
      />
    </section>
  )
}

/** An exchange from another device may be none that can be drawn. */
class FromElsewhere extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError = () => ({ failed: true })
  override render() {
    return this.state.failed ? (
      <p className="text-[15px] text-soft">This exchange cannot be drawn here. Look at the screen in front.</p>
    ) : (
      this.props.children
    )
  }
}
