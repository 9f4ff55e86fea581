/** A plain text of somebody’s: an empty line begins a paragraph, and nothing in it is markup. */
export function PlainText({ text, className = '' }: { text: string; className?: string }) {
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
  return (
    <>
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text, always in this order
        <p key={index} className={`whitespace-pre-line break-words ${className}`}>
          {paragraph}
        </p>
      ))}
    </>
  )
}
