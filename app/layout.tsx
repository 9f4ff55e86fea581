import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { CommandHelp } from '@/components/commands/command-help.tsx'
import { SearchHost } from '@/components/search/search-host.tsx'
import { FirstScript } from '@/components/site/first-script.tsx'
import { KeptFocus } from '@/components/site/kept-focus.tsx'
import './globals.css'

/** Where the site is, for the pictures that other programs show of its pages: they need whole addresses. */
const ORIGIN = process.env.PREFLIGHT_ORIGIN ?? 'http://localhost:3000'

export const metadata: Metadata = {
  metadataBase: new URL(ORIGIN),
  title: { default: 'Preflight · see CORS happen', template: '%s · Preflight' },
  description:
    'Learn CORS by running it: edit the server’s headers and the page’s code, press Run, and see what the browser asks, what it allows, and where it stops.',
  // Title and description are those of each page.
  openGraph: {
    type: 'website',
    siteName: 'Preflight',
    locale: 'en',
    images: [
      {
        url: '/preflight-card.png',
        width: 1200,
        height: 630,
        alt: 'A page asks a server of another origin; the browser keeps the answer from the script, and says why.',
      },
    ],
  },
  twitter: { card: 'summary_large_image' },
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
        <FirstScript />
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
        <KeptFocus />
      </body>
    </html>
  )
}
