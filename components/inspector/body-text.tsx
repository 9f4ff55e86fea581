import type { TracedBody } from '@/lib/trace/events.ts'

const MAX_CHARACTERS = 4000

/** A body as on the wire, with its length if it cannot be shown whole. */
export function BodyText({ body }: { body: TracedBody | null }) {
  if (!body || body.size === 0) return null
  const { text, size } = body
  return (
    <div className="mt-2 border-t border-line px-3 pt-2">
      {text === undefined ? (
        <p className="font-sans text-[13px] text-soft">{size} bytes, not text</p>
      ) : (
        <>
          <pre className="code whitespace-pre-wrap break-words">{text.slice(0, MAX_CHARACTERS)}</pre>
          {text.length > MAX_CHARACTERS && (
            <p className="mt-1 font-sans text-[13px] text-soft">and {text.length - MAX_CHARACTERS} more characters</p>
          )}
        </>
      )}
    </div>
  )
}
