import type { ReactNode } from 'react'
import { SiteBar } from '@/components/site/site-bar.tsx'

/** Layout of a reference page: title, summary, entries. */
export function ReferencePage({
  over,
  title,
  says,
  wide = false,
  children,
}: {
  over?: ReactNode
  title: string
  says?: ReactNode
  wide?: boolean
  children: ReactNode
}) {
  return (
    <>
      <SiteBar />
      <main id="content" className={wide ? 'page-wide' : 'page'}>
        {over && <p className="mb-2 text-[14.5px] text-soft">{over}</p>}
        <h1 className="page-title">
          {title.split(/((?:[A-Z]\w+-)+[A-Z]\w+)/).map((part, index) => (
            <span key={part} className={index % 2 === 1 ? 'sm:whitespace-nowrap' : ''}>
              {part}
            </span>
          ))}
        </h1>
        {says && <p className="mt-3.5 max-w-[58ch] text-[17.5px] leading-[1.6] text-pretty text-soft">{says}</p>}
        {children}
      </main>
    </>
  )
}
