import Link from 'next/link'
import { SiteBar } from '@/components/site/site-bar.tsx'

export default function NotFound() {
  return (
    <>
      <SiteBar />
      <main id="content" className="page">
        <p className="code text-soft">404 Not Found</p>
        <h1 className="page-title mt-2">No page at this address</h1>
        <p className="mt-3 text-[17px]">
          No CORS header would help.{' '}
          <Link className="link" href="/search">
            Search
          </Link>{' '}
          for it, or start from the{' '}
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
