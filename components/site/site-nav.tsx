'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { ReferenceMenu } from './reference-menu.tsx'

/** The site's navigation, in the same order on every page; the current page is underlined. */
export function SiteNav({
  className = '',
  documents = 'max-lg:hidden',
  reference = '',
}: {
  className?: string
  /** On a narrow screen the playground's menu and the list of lessons lead to them. */
  documents?: string
  reference?: string
}) {
  const path = usePathname()
  return (
    <nav aria-label="Site" className={`flex items-center gap-0.5 sm:gap-1 ${className}`}>
      <Link href="/lessons" className="nav-link" aria-current={current(path, '/lessons')}>
        Lessons
      </Link>
      <Link href="/playground" className="nav-link" aria-current={current(path, '/playground')}>
        Playground
      </Link>
      <Link href="/documents" className={`nav-link ${documents}`} aria-current={current(path, '/documents')}>
        My documents
      </Link>
      <ReferenceMenu className={reference} />
    </nav>
  )
}

// `page` on the page itself, `true` on a page below it.
function current(path: string, href: string): 'page' | 'true' | undefined {
  if (path === href) return 'page'
  return path.startsWith(`${href}/`) ? 'true' : undefined
}
