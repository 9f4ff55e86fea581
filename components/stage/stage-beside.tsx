import { useEffect, useRef } from 'react'
import { FixCard, type Fixing } from '@/components/inspector/fix-card.tsx'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { predictedCall } from '@/lib/lessons/prediction.ts'
import type { Row } from '@/lib/trace/diagram/diagram-model.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { consoleOf } from '@/lib/trace/inspect/console-view.ts'
import { messageAt } from '@/lib/trace/inspect/message-view.ts'
import { explain } from '@/lib/trace/why/explanation.ts'

/** Why: nothing before the last step of a covered run. */
export function StageWhy({
  trace,
  fixing,
  stale,
}: {
  /** Null while it is covered. */
  trace: Trace | null
  /** Absent: no fix is shown, as in an exercise. */
  fixing: Fixing | undefined
  stale: boolean
}) {
  const call = trace && predictedCall(trace)
  const why = trace && call !== null ? explain(trace, call) : null
  if (!trace || call === null || !why)
    return <p className="stage-none">{trace ? 'No call was made.' : 'Covered until the last step.'}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className="stage-panel" tabIndex={0} aria-label="Why" data-testid="stage-why">
      <h2>Why</h2>
      {why.paragraphs.map((text) => (
        <p key={text}>
          <MarkedText text={text} />
        </p>
      ))}
      {consoleOf(trace)
        .filter(({ by, level }) => by === 'browser' && level === 'error')
        .slice(0, 1)
        .map(({ text }) => (
          <p key={text} className="stage-console">
            {text}
          </p>
        ))}
      {why.remedy && fixing && (
        <div className="stage-fix">
          <FixCard trace={trace} call={call} stale={stale} fixing={fixing} />
        </div>
      )}
    </section>
  )
}

/** Characters of a body that are shown; what is longer does not fit a slide. */
const LONGEST_BODY = 600

interface MessageProps {
  /** As much of the run as may be seen. */
  trace: Trace | null
  /** The rows up to the present step. */
  rows: readonly Row[]
}

/** The message of the present step as it goes over the wire; of a step without one, the message before it. */
export function StageMessage({ trace, rows }: MessageProps) {
  const row = rows.findLast((r) => trace && messageAt(trace, r.event) !== null)
  const message = trace && row ? messageAt(trace, row.event) : null
  const panel = useRef<HTMLElement>(null)
  // A clicker cannot scroll: what decided is in sight, from its first line on where it is too much.
  const decided = (message?.headers ?? []).filter(({ role }) => role === 'passed' || role === 'failed').length
  // biome-ignore lint/correctness/useExhaustiveDependencies: another message has other lines, and a later step decides
  useEffect(() => {
    const lines = panel.current?.querySelectorAll('[data-role="passed"], [data-role="failed"]') ?? []
    for (const line of [...lines].reverse()) line.scrollIntoView({ block: 'nearest' })
  }, [row?.id, decided, message?.missing])
  if (!message) return <p className="stage-none">No message has been sent yet.</p>
  const { title, way, startLine, headers, missing, dropped, body } = message
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section ref={panel} className="stage-panel" tabIndex={0} aria-label="The message" data-testid="stage-message">
      <h2>
        {title}, from {way[0]} to {way[1]}
      </h2>
      <div className="stage-wire">
        <div className="stage-line">
          <b>{startLine}</b>
        </div>
        {headers.map(({ name, value, role, by }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: header lines may repeat; their order never changes
          <div key={index} className="stage-line" data-role={role ?? undefined}>
            <span className="stage-name">{name}</span>: {value}
            {by === 'added' && <small>added by the browser</small>}
            {(by === 'hidden' || by === 'forbidden') && <small>hidden from the script</small>}
            {(role === 'passed' || role === 'failed') && <small>{role === 'failed' ? '✕' : '✓'} this decided</small>}
          </div>
        ))}
        {missing && (
          <div className="stage-line" data-role="failed">
            <del>{missing}</del>
            <small>✕ missing</small>
          </div>
        )}
        {dropped.map(({ name, value, why }) => (
          <div key={`${name} ${value}`} className="stage-line">
            <del>
              {name}: {value}
            </del>
            <small>removed by the browser: {why}</small>
          </div>
        ))}
        {body?.text && <pre>{body.text.slice(0, LONGEST_BODY)}</pre>}
      </div>
    </section>
  )
}
