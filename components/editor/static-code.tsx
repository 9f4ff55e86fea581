/** One piece of a line with its colour, as prepared when the page was built. */
export type CodeToken = readonly [text: string, colour?: string]
export type CodeLines = readonly (readonly CodeToken[])[]

/** Code without an editor, in the editor's measures: readable at once, and nothing jumps when the editor comes. */
export function StaticCode({ code, lines }: { code: string; lines?: CodeLines | undefined }) {
  const shown = lines ?? code.split('\n').map((line): CodeLines[number] => [[line]])
  return (
    <pre className="code h-full overflow-auto bg-panel py-3" data-static-code>
      {shown.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that does not change
        <div key={index} className="flex whitespace-pre-wrap">
          <span aria-hidden="true" className="w-[46px] flex-none select-none pr-4 text-right text-faint">
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
    </pre>
  )
}
