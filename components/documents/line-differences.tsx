import { diffLines } from 'diff'

interface Props {
  before: string
  after: string
  /** What a screen reader says before a line that only one of the two has. */
  onlyBefore?: string
  onlyAfter?: string
  /** Long lines go on in the next one, in place of a text that scrolls. */
  wrapped?: boolean
}

/** Two texts as one, line by line, with the lines marked that only one of them has. */
export function LineDifferences({
  before,
  after,
  onlyBefore = 'only before',
  onlyAfter = 'only after',
  wrapped = false,
}: Props) {
  const signs = {
    same: { sign: ' ', says: '', className: 'text-soft' },
    gone: { sign: '−', says: `${onlyBefore}: `, className: 'bg-stop-bg text-stop' },
    come: { sign: '+', says: `${onlyAfter}: `, className: 'bg-go-bg text-go' },
  } as const
  const parts = diffLines(before, after, { timeout: 500 }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ]
  const lines = parts.flatMap(({ value, added, removed }) =>
    value
      .replace(/\n$/, '')
      .split('\n')
      .map((text) => ({ text, ...signs[added ? 'come' : removed ? 'gone' : 'same'] })),
  )
  return (
    <pre
      className={`mt-1.5 rounded-[10px] border border-line bg-paper px-0! py-2 font-mono text-[12.5px] leading-[1.55] ${wrapped ? 'wrap-anywhere whitespace-pre-wrap!' : 'overflow-x-auto'}`}
    >
      {lines.map(({ text, sign, says, className }, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change their order
          key={index}
          className={`block pr-3 ${wrapped ? 'pl-[42px] -indent-[30px]' : 'min-w-fit pl-3'} ${className}`}
        >
          <span aria-hidden>{sign} </span>
          {says && <span className="sr-only">{says}</span>}
          {text}
        </span>
      ))}
    </pre>
  )
}
