'use client'

import Link from 'next/link'
import { useEffect } from 'react'
import { Brand } from '@/components/site/brand.tsx'

/** Shown when a page fails to render. Drafts and progress are stored on the device, so no work is lost. */
export default function Broken({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(() => console.error(error), [error])
  return (
    <main id="content" className="mx-auto max-w-[700px] px-6 pt-16 pb-24">
      <Brand />
      <h1 className="mt-10 font-display text-[34px] leading-tight font-bold tracking-[-0.025em]">
        This page could not be shown
      </h1>
      <p className="mt-3 text-[17px]">
        This is an error in the site. Your work and your progress are kept on this device.
      </p>
      <p className="code mt-4 rounded-[10px] border border-line bg-panel px-4 py-3 break-words">{error.message}</p>
      <p className="mt-6 flex flex-wrap gap-3">
        <button type="button" className="button button-run" onClick={reset}>
          Try again
        </button>
        <Link href="/lessons" className="button">
          Lessons
        </Link>
        <Link href="/playground" className="button">
          Playground
        </Link>
      </p>
    </main>
  )
}
