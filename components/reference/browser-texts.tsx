import { BROWSER_TITLES } from '@/lib/trace/browser-titles.ts'
import type { BrowserName } from '@/lib/trace/events.ts'

/** The exact console messages of each browser. */
export function BrowserTexts({
  messages,
}: {
  messages: readonly { browser: BrowserName; lines: readonly string[] }[]
}) {
  return (
    <dl className="mt-4 overflow-hidden rounded-[14px] border border-line-strong bg-panel">
      {messages.map(({ browser, lines }) => (
        <div
          key={browser}
          className="grid gap-x-5 gap-y-1 border-line px-4 py-3.5 not-first:border-t sm:grid-cols-[80px_minmax(0,1fr)] sm:px-5"
        >
          <dt className="text-[14px] font-semibold text-soft">{BROWSER_TITLES[browser]}</dt>
          <dd className="min-w-0">
            {lines.length === 0 ? (
              <p className="text-[14.5px] text-soft">It prints nothing.</p>
            ) : (
              lines.map((line) => (
                <p key={line} className="code text-[13px] break-words text-stop not-first:mt-1.5">
                  {line}
                </p>
              ))
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
