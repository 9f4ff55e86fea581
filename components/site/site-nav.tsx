'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { ReferenceMenu } from './reference-menu.tsx'

/** The site's navigation, in the same order on every page; the current page is underlined. */
export function SiteNav({ className = '', reference = '' }: { className?: string; reference?: string }) {
  const path = usePathname()
  return (
    <nav aria-label="Site" className={`flex items-center gap-0.5 sm:gap-1 ${className}`}>
      <Link href="/lessons" className="nav-link" aria-current={current(path, '/lessons')}>
        Lessons
      </Link>
      <Link href="/playground" className="nav-link" aria-current={current(path, '/playground')}>
        Playground
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
