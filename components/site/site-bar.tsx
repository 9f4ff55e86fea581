import Link from 'next/link'
import type { ReactNode } from 'react'
import { SearchButton } from '@/components/search/search-button.tsx'
import { Brand } from './brand.tsx'
import { SiteNav } from './site-nav.tsx'
import { ThemeToggle } from './theme-toggle.tsx'

/** The bar of every page except the playground: the current place, and the navigation. */
export function SiteBar({
  crumb,
  beside,
  children,
}: {
  crumb?: string
  /** Shown beside the crumb. */
  beside?: ReactNode
  children?: ReactNode
}) {
  return (
    <header className="sticky top-0 z-40 flex h-[52px] items-center gap-1.5 border-b border-line bg-paper px-3.5 max-[370px]:gap-0.5 max-[370px]:px-2 sm:gap-3 sm:px-[18px] print:hidden">
      <Brand compact />
      {/* At the same place on every page, the playground included. */}
      <SiteNav className={crumb ? 'max-lg:hidden' : ''} />
      {crumb && (
        <nav
          aria-label="Where you are"
          className="flex min-w-0 items-center text-[14px] text-soft lg:border-l lg:border-line-strong lg:pl-3"
        >
          {/* On a wide screen this link is in the site's navigation. */}
          <Link href="/lessons" className="nav-link lg:hidden">
            Lessons
          </Link>
          <span className="truncate max-md:hidden">
            <span className="lg:hidden">/ </span>
            <b className="font-semibold text-ink">{crumb}</b>
          </span>
        </nav>
      )}
      {beside}
      <span className="flex-1" />
      <span className="flex items-center">
        <SearchButton />
        <ThemeToggle />
      </span>
      {children}
    </header>
  )
}
