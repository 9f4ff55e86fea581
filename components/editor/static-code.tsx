/** One piece of a line with its colour, prepared at build time. */
export type CodeToken = readonly [text: string, colour?: string]
export type CodeLines = readonly (readonly CodeToken[])[]

/** Both included, from 1. */
export interface MarkedLines {
  readonly from: number
  readonly to: number
}

/** Maximum number of lines to render. The editor shows the rest: it renders only visible lines. */
const MOST_LINES = 400
/** Maximum number of characters of a line. */
const LONGEST_LINE = 2_000

/** Code without an editor, in the editor's dimensions: readable at once, and nothing moves when the editor is loaded. */
export function StaticCode({
  code,
  lines,
  marked,
}: {
  code: string
  lines?: CodeLines | undefined
  marked?: MarkedLines | undefined
}) {
  const all = lines ?? code.split('\n').map((line): CodeLines[number] => [[line.slice(0, LONGEST_LINE)]])
  const shown = all.slice(0, MOST_LINES)
  // As wide as in the editor: its text must not move when it is loaded.
  const gutter = `calc(${Math.max(3, String(all.length).length)}ch + 8px)`
  return (
    <pre className="code h-full overflow-auto bg-panel py-3" data-static-code>
      {shown.map((line, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that does not change
          key={index}
          className={`flex whitespace-pre-wrap ${marked && index + 1 >= marked.from && index + 1 <= marked.to ? 'line-under-way' : ''}`}
        >
          <span
            aria-hidden="true"
            className="flex-none select-none pr-2 text-right text-faint"
            style={{ width: gutter }}
          >
            {index + 1}
          </span>
          <span className="min-w-0 break-words">
            {line.map(([text, colour], i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a line that does not change
              <span key={i} style={colour ? { color: colour } : undefined}>
                {text}
              </span>
            ))}
            {line.length === 0 && ' '}
          </span>
        </div>
      ))}
      {all.length > shown.length && (
        <p className="pl-10 font-sans text-[13px] text-soft">and {all.length - shown.length} more lines</p>
      )}
    </pre>
  )
}
