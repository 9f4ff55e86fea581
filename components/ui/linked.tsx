/** What the pages of everything that comes by link have in common. */

/** Says why what came by link cannot be opened, and leads on. */
export function CannotOpen({
  title,
  message,
  href,
  to,
}: {
  title: string
  message: string
  href: string
  /** What is there. */
  to: string
}) {
  return (
    <>
      <h1 className="page-title">{title}</h1>
      <p role="alert" className="mt-4 max-w-[58ch] text-[17.5px] text-soft">
        {message}
      </p>
      <a className="button mt-6 h-10" href={href}>
        {to}
      </a>
    </>
  )
}

/** What is in it, by name: scenes, exercises. */
export function NumberedTitles({ of }: { of: readonly { readonly id: string; readonly title: string }[] }) {
  return (
    <ol className="mt-8 border-t border-line">
      {of.map(({ id, title }, index) => (
        <li key={id} className="flex gap-4 border-b border-line py-3 text-[16px]">
          <span className="w-6 flex-none text-right text-soft tabular-nums">{index + 1}</span>
          <span className="min-w-0">{title}</span>
        </li>
      ))}
    </ol>
  )
}
