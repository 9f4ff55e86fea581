import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { CommandHelp } from '@/components/commands/command-help.tsx'
import { SearchHost } from '@/components/search/search-host.tsx'
import { ThemeScript } from '@/components/site/theme-script.tsx'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Preflight · see CORS happen', template: '%s · Preflight' },
  description:
    'Learn CORS by running it: edit the server’s headers and the page’s code, press Run, and see what the browser asks, what it allows, and where it stops.',
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f7f5f0' },
    { media: '(prefers-color-scheme: dark)', color: '#111418' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <ThemeScript />
      </head>
      <body>
        <a
          href="#content"
          className="button sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:h-9 focus:px-4"
        >
          Skip to the content
        </a>
        {children}
        <SearchHost />
        <CommandHelp />
      </body>
    </html>
  )
}
