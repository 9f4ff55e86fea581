import type { ReactNode } from 'react'
import type { Row } from '@/lib/trace/diagram/diagram-model.ts'
import type { Trace } from '@/lib/trace/events.ts'
import type { HeaderDifference } from '@/lib/trace/inspect/header-differences.ts'
import { messageAt } from '@/lib/trace/inspect/message-view.ts'
import { type StepFacts, stepFacts } from '@/lib/trace/inspect/step-facts.ts'
import { whatScriptSees } from '@/lib/trace/inspect/what-script-sees.ts'
import { BodyText } from './body-text.tsx'
import { HeaderRow } from './header-row.tsx'
import { MessagePanel } from './message-panel.tsx'
import { ScriptPanel } from './script-panel.tsx'

interface Props {
  trace: Trace
  row: Row | undefined
  changes?: readonly HeaderDifference[] | undefined
  actions?: ReactNode
}

/** The selected step in full: a message as on the wire, or the details of another step. */
export function StepPanel({ trace, row, changes, actions }: Props) {
  if (!row) return <p className="p-5 text-soft">Select an arrow to see the message with all its headers.</p>
  if (row.kind === 'message' && row.what === 'result')
    return <ScriptPanel views={whatScriptSees(trace)} call={row.call} />
  const message = messageAt(trace, row.event)
  if (message) return <MessagePanel message={message} changes={changes} actions={actions} />
  const facts = stepFacts(trace, row.event)
  if (facts) return <FactsPanel facts={facts} />
  return (
    <div className="max-w-[62ch] p-4 pb-[20px] sm:px-5" data-testid="message">
      <p>{row.says}</p>
      <p className="mt-1 text-[14px] text-soft">Select an arrow to see a message with all its headers.</p>
    </div>
  )
}

function FactsPanel({ facts: { title, facts, headers, body, text } }: { facts: StepFacts }) {
  return (
    <div className="p-4 pb-[20px] sm:px-5" data-testid="message">
      <h3 className="mb-2 text-[13px] font-semibold">{title}</h3>
      <div className="code overflow-x-auto rounded-[10px] border border-line bg-paper py-2">
        {facts.length > 0 && (
          <dl className="grid grid-cols-[auto_1fr] gap-x-5 px-3">
            {facts.map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="text-soft">{name}</dt>
                <dd className="break-all">{value}</dd>
              </div>
            ))}
          </dl>
        )}
        {headers.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: header lines may repeat; their order never changes
          <HeaderRow key={index} line={{ name, value, role: null, by: null }} change={null} />
        ))}
        {text !== null && <pre className="code px-3 whitespace-pre-wrap break-words">{text}</pre>}
        <BodyText body={body} />
      </div>
    </div>
  )
}
