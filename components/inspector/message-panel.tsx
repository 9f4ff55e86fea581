import type { ReactNode } from 'react'
import type { HeaderDifference } from '@/lib/trace/inspect/header-differences.ts'
import type { MessageView } from '@/lib/trace/inspect/message-view.ts'
import { BodyText } from './body-text.tsx'
import { DecidedValues } from './decided-values.tsx'
import { HeaderName } from './header-name.tsx'
import { AbsentRow, HeaderRow } from './header-row.tsx'

interface Props {
  message: MessageView
  /** Differences from the same message of the previous run; absent: no comparison. */
  changes?: readonly HeaderDifference[] | undefined
  actions?: ReactNode
}

/** One message as sent over the wire: the line that decided is marked, and every header is explained. */
export function MessagePanel({ message, changes = [], actions }: Props) {
  const { title, way, startLine, headers, body, missing, decision, onTheWay, dropped, kept } = message
  const sentOn = message.of === 'request' && onTheWay !== null
  const remarks = [
    ...changes.map((change) => ({ change, words: sinceBefore(change) })),
    ...(sentOn ? onTheWay.map((change) => ({ change, words: byProxy(change) })) : []),
  ]
  const remarkOn = (name: string, value: string) =>
    remarks.find(
      ({ change: c }) => c.what !== 'removed' && c.name.toLowerCase() === name.toLowerCase() && c.value === value,
    )?.words ?? null
  return (
    <div className="relative p-4 pb-[20px] sm:px-5" data-testid="message">
      <h3 className="mb-2 text-[13px] text-soft">
        <b className="font-semibold text-ink">{title}</b>, from {way[0]} to {way[1]}
      </h3>
      <div className="code overflow-x-auto rounded-[10px] border border-line bg-paper py-2">
        <div className="px-3 font-semibold break-words">{startLine}</div>
        {headers.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: header lines may repeat; their order never changes
          <HeaderRow key={index} line={line} change={remarkOn(line.name, line.value)} />
        ))}
        {missing && <AbsentRow name={missing} remark="✕ missing" wanted />}
        {remarks.map(
          ({ change, words }) =>
            change.what === 'removed' && (
              <AbsentRow
                key={`${words} ${change.name} ${change.value}`}
                name={change.name}
                value={change.value}
                remark={words}
                wanted={false}
              />
            ),
        )}
        {dropped.map((header) => (
          <AbsentRow
            key={`${header.name} ${header.value}`}
            name={header.name}
            value={header.value}
            remark={`removed by the browser: ${header.why}`}
            wanted={false}
          />
        ))}
        <BodyText body={body} />
      </div>
      {!sentOn && onTheWay && <ProxyChanges changes={onTheWay} proxy={way[1]} />}
      {decision && <DecidedValues decision={decision} />}
      {headers.some(({ by }) => by === 'hidden') && (
        <p className="mt-3 max-w-[62ch] text-[14px] text-pretty text-soft">
          From another origin the script reads only the safelisted headers, and those that{' '}
          <HeaderName name="Access-Control-Expose-Headers" className="" /> names.
        </p>
      )}
      {kept && <p className="mt-3 text-[14px] text-pretty text-soft">{kept}</p>}
      {actions}
    </div>
  )
}

/** What a proxy changes in a response before it passes it on. */
function ProxyChanges({ changes, proxy }: { changes: readonly HeaderDifference[]; proxy: string }) {
  return (
    <div className="mt-3 text-[14px]">
      {changes.length === 0 ? (
        <p>{proxy} passes all of these headers on unchanged.</p>
      ) : (
        <>
          <p>Before {proxy} passes it on:</p>
          <ul className="mt-1 list-disc pl-5">
            {changes.map((change) => (
              <li key={`${change.what} ${change.name} ${change.value}`} className="break-words">
                {change.what === 'added' ? 'it adds ' : change.what === 'removed' ? 'it removes ' : 'it sets '}
                <code>
                  {change.name}: {change.value}
                </code>
                {change.what === 'changed' && (
                  <>
                    {' '}
                    in place of <code>{change.before}</code>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function sinceBefore(change: HeaderDifference): string {
  if (change.what === 'added') return '+ new since the previous run'
  if (change.what === 'removed') return '− removed since the previous run'
  return `≠ previous run: ${change.before || 'empty'}`
}

function byProxy(change: HeaderDifference): string {
  if (change.what === 'added') return '+ added by the proxy'
  if (change.what === 'removed') return '− removed by the proxy'
  return `≠ the proxy received: ${change.before || 'empty'}`
}
