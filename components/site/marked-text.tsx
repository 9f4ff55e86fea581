import { Fragment } from 'react'

/** Renders `**strong**` and `` `code` `` in our own plain texts. */
export function MarkedText({ text }: { text: string }) {
  return (
    <>
      {text.split(/(\*\*[^*]+\*\*|`[^`]*`)/).map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence, always in this order
        <Fragment key={index}>
          {piece.startsWith('**') ? (
            <b>{piece.slice(2, -2)}</b>
          ) : piece.startsWith('`') ? (
            <code className="rounded bg-sunk px-1 py-px">{piece.slice(1, -1)}</code>
          ) : (
            piece
          )}
        </Fragment>
      ))}
    </>
  )
}
