import Link from 'next/link'
import type { ReactNode } from 'react'
import { SearchButton } from '@/components/search/search-button.tsx'
import { Brand } from './brand.tsx'
import { ReferenceMenu } from './reference-menu.tsx'
import { ThemeToggle } from './theme-toggle.tsx'

/** The bar of every page that is read: where one is, and the ways on. */
export function SiteBar({
  crumb,
  beside,
  children,
}: {
  crumb?: string
  /** Stands beside the crumb. */
  beside?: ReactNode
  children?: ReactNode
}) {
  return (
    <header className="sticky top-0 z-40 flex h-[52px] items-center gap-1.5 border-b border-line bg-paper px-3.5 sm:gap-3 sm:px-[18px] print:hidden">
      <Brand compact />
      {crumb && (
        <nav aria-label="Where you are" className="min-w-0 truncate text-[14px] text-soft">
          <Link href="/lessons" className="hover:text-ink max-sm:ml-1.5 max-sm:font-semibold max-sm:text-ink">
            Lessons
          </Link>
          <span className="max-md:hidden">
            {' '}
            / <b className="font-semibold text-ink">{crumb}</b>
          </span>
        </nav>
      )}
      {beside}
      <span className="flex-1" />
      <nav aria-label="Site" className={`flex items-center gap-0.5 sm:gap-1 ${crumb ? 'max-lg:hidden' : ''}`}>
        {!crumb && (
          <Link href="/lessons" className="nav-link">
            Lessons
          </Link>
        )}
        <Link href="/playground" className="nav-link">
          Playground
        </Link>
        <ReferenceMenu />
      </nav>
      <span className="flex items-center">
        <SearchButton />
        <ThemeToggle />
      </span>
      {children}
    </header>
  )
}
