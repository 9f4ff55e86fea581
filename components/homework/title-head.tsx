import Link from 'next/link'

interface Props {
  what: 'homework' | 'exercise'
  title: string
  onTitle: (title: string) => void
  /** What there is to say about the keeping; null: it is stored. */
  trouble: string | null
}

/** The head of a page on which something is made: its title, to be written, and whether it is stored. */
export function TitleHead({ what, title, onTitle, trouble }: Props) {
  return (
    <>
      <Link href="/homework" className="link text-[14.5px]">
        All homework
      </Link>
      {/* The title is a field, which is no heading. */}
      <h1 className="sr-only">{title || `${what === 'homework' ? 'Homework' : 'An exercise'} without a title`}</h1>
      <input
        aria-label={`Title of the ${what}`}
        className="page-title mt-2 -mx-2 w-full rounded-[10px] border border-transparent bg-transparent px-2 py-1 hover:border-line-strong focus:border-line-strong focus:bg-panel"
        value={title}
        maxLength={200}
        placeholder={`Title of the ${what}`}
        onChange={(event) => onTitle(event.target.value)}
      />
      <p role={trouble ? 'alert' : undefined} className={`mt-2 text-[14.5px] ${trouble ? 'text-stop' : 'text-soft'}`}>
        {trouble ?? 'Every change is stored in this browser at once.'}
      </p>
    </>
  )
}
