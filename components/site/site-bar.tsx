import Link from 'next/link'
import type { ReactNode } from 'react'
import { Brand } from './brand.tsx'
import { ThemeToggle } from './theme-toggle.tsx'

/** The bar of every page that is read: where one is, and the ways on. */
export function SiteBar({ crumb, children }: { crumb?: string; children?: ReactNode }) {
  return (
    <header className="sticky top-0 z-40 flex h-[52px] items-center gap-2 border-b border-line bg-paper px-4 sm:gap-3 sm:px-[18px]">
      <Brand />
      {crumb && (
        <nav aria-label="Where you are" className="min-w-0 truncate text-[14px] text-soft max-sm:hidden">
          <Link href="/lessons" className="hover:text-ink">
            Lessons
          </Link>{' '}
          / <b className="font-semibold text-ink">{crumb}</b>
        </nav>
      )}
      <span className="flex-1" />
      <ThemeToggle />
      {!crumb && (
        <Link href="/lessons" className="button border-transparent bg-transparent max-sm:px-2">
          Lessons
        </Link>
      )}
      <Link href="/playground" className={'button max-sm:px-2.5'}>
        Playground
      </Link>
      {children}
    </header>
  )
}
