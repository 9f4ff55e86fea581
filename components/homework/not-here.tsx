/** Says that an assignment, or an exercise of one's own, is not in this browser, and what to do. */
export function NotHere({ what = 'assignment' }: { what?: 'assignment' | 'exercise' }) {
  return (
    <>
      <h1 className="page-title">This {what} is not here</h1>
      <p className="mt-4 max-w-[58ch] text-[17.5px] text-soft">
        It was opened in another browser, or deleted. Open its link again, or ask for its file.
      </p>
      <a className="button mt-6 h-10" href="/homework">
        Homework
      </a>
    </>
  )
}
