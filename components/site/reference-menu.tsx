'use client'

import { Menu } from '@base-ui/react/menu'
import { ChevronDown } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { REFERENCES } from './references.ts'

/** The menu of reference pages. Without JavaScript it is a link to the page that lists them. */
export function ReferenceMenu({ className = '' }: { className?: string }) {
  const path = usePathname()
  const here = REFERENCES.find(({ href }) => path === href || path.startsWith(`${href}/`))
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        nativeButton={false}
        render={<a href="/reference" />}
        className={`nav-link ${className}`}
        aria-current={path === '/reference' ? 'page' : here ? 'true' : undefined}
        onClick={(event) => event.preventDefault()}
      >
        Reference
        <ChevronDown size={13} className="max-sm:hidden" aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={8} align="end" collisionPadding={10} className="z-50">
          <Menu.Popup className="w-[250px] rounded-[12px] border border-line-strong bg-panel p-1.5 shadow-card outline-none">
            {REFERENCES.map(({ href, title, says }) => (
              <Menu.Item
                key={href}
                render={<Link href={href} aria-current={path === href ? 'page' : undefined} />}
                className="block rounded-[8px] px-3 py-2 outline-none data-highlighted:bg-sunk"
              >
                <span className="block text-[15px] font-semibold in-aria-[current=page]:underline">{title}</span>
                <span className="block text-[13.5px] leading-snug text-soft">{says}</span>
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
