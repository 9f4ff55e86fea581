import Link from 'next/link'
import { SiteBar } from '@/components/site/site-bar.tsx'

export default function NotFound() {
  return (
    <>
      <SiteBar />
      <main id="content" className="mx-auto grid min-h-[70dvh] max-w-[46ch] content-center px-6">
        <p className="code text-soft">404 Not Found</p>
        <h1 className="mt-2 font-display text-[36px] leading-[1.08] font-bold tracking-[-0.025em]">
          No page at this address
        </h1>
        <p className="mt-3 text-[17px]">
          No CORS header would help. Start from the{' '}
          <Link className="link" href="/lessons">
            lessons
          </Link>{' '}
          or the{' '}
          <Link className="link" href="/playground">
            playground
          </Link>
          .
        </p>
      </main>
    </>
  )
}
