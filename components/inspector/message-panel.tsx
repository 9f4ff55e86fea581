import type { ReactNode } from 'react'
import type { MessageView } from '@/lib/trace/message-view.ts'

/** One message as it went over the wire, the line that decided marked. */
export function MessagePanel({ message, actions }: { message: MessageView | null; actions?: ReactNode }) {
  if (!message) return <p className="p-5 text-soft">Choose an arrow to see the message with all its headers.</p>
  return (
    <div className="p-4 sm:px-5" data-testid="message">
      <h3 className="sr-only">{message.title}</h3>
      <div className="code overflow-x-auto rounded-[10px] border border-line bg-paper py-2">
        <Line text={message.startLine} strong />
        {message.headers.map(({ name, value, role }, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: header lines may repeat; their order is theirs
            key={index}
            data-role={role ?? undefined}
            className={`flex gap-2 px-3 ${role === 'failed' ? 'bg-stop-bg shadow-[inset_3px_0_var(--stop)]' : role === 'passed' ? 'bg-go-bg shadow-[inset_3px_0_var(--go)]' : ''}`}
          >
            <span className="min-w-0 break-words">
              <span
                className={
                  role === 'failed'
                    ? 'text-stop'
                    : role === 'passed'
                      ? 'text-go'
                      : role === 'cors'
                        ? 'text-gate'
                        : 'text-soft'
                }
              >
                {name}
              </span>
              : {value}
            </span>
            {(role === 'failed' || role === 'passed') && (
              <span
                className={`ml-auto flex-none pl-4 font-sans text-[12.5px] font-semibold ${role === 'failed' ? 'text-stop' : 'text-go'}`}
              >
                {role === 'failed' ? '✕ this decided' : '✓ this decided'}
              </span>
            )}
          </div>
        ))}
        {message.missing && (
          <div data-role="failed" className="flex gap-2 bg-stop-bg px-3 text-stop shadow-[inset_3px_0_var(--stop)]">
            <span className="line-through decoration-dotted opacity-90">{message.missing}</span>
            <span className="ml-auto flex-none pl-4 font-sans text-[12.5px] font-semibold">✕ not there</span>
          </div>
        )}
        {message.body?.text && (
          <pre className="mt-2 border-t border-line px-3 pt-2 whitespace-pre-wrap break-words">
            {message.body.text.slice(0, 4000)}
          </pre>
        )}
      </div>
      {message.decision && !message.decision.passed && (
        <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-[14px]">
          <dt className="text-soft">Observed</dt>
          <dd className="code break-all text-stop">{message.decision.observed ?? 'nothing'}</dd>
          {message.decision.expected !== null && (
            <>
              <dt className="text-soft">Expected</dt>
              <dd className="code break-all text-go">{message.decision.expected}</dd>
            </>
          )}
        </dl>
      )}
      {message.decision && (
        <p className="mt-2 text-[14px]">
          <a className="link" href={message.decision.href} target="_blank" rel="noreferrer">
            The rule in the Fetch Standard
          </a>
        </p>
      )}
      {actions}
    </div>
  )
}

function Line({ text, strong }: { text: string; strong?: boolean }) {
  return <div className={`px-3 ${strong ? 'font-semibold' : ''}`}>{text}</div>
}
