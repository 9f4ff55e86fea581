import { TriangleAlert } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { ShareExample } from '@/components/share/share-example.tsx'
import { SiteBar } from '@/components/site/site-bar.tsx'
import { gallery } from '@/content/documents/gallery.ts'

export const metadata: Metadata = {
  title: 'Examples',
  description: 'Documents to open in the playground: servers in every stack, and real-world problems.',
}

export default async function ExamplesPage() {
  return (
    <>
      <SiteBar />
      <main id="content" className="page-wide">
        <h1 className="page-title">Examples</h1>
        <p className="mt-3 max-w-[56ch] text-[17.5px] text-soft">
          Each opens in the playground, where you can change all of it. Your changes are stored in{' '}
          <Link className="link" href="/documents">
            My documents
          </Link>
          .
        </p>
        {(await gallery()).map((group) => (
          <section key={group.title} className="mt-12" aria-label={group.title}>
            <h2 className="font-display text-[26px] font-[680] tracking-[-0.02em]">{group.title}</h2>
            <p className="text-soft">{group.says}</p>
            <ul className="mt-4 grid gap-x-8 md:grid-cols-2">
              {group.entries.map((entry) => (
                <li key={entry.id} className="flex items-start gap-3 border-t border-line">
                  <Link href={`/playground?example=${entry.id}`} className="group block flex-1 py-3.5">
                    <span className="text-[16px] font-semibold group-hover:underline">{entry.title}</span>
                    <span className="mt-0.5 block text-[14.5px] text-soft">{entry.says}</span>
                    {entry.attack && (
                      <span className="mt-0.5 block text-[14px] font-semibold text-danger">
                        <TriangleAlert className="mr-1.5 inline size-[1em] align-[-0.1em]" aria-hidden />
                        An attack that succeeds
                      </span>
                    )}
                  </Link>
                  {entry.fixed && (
                    <Link
                      href={`/playground?example=${entry.id}-fixed`}
                      className="link mt-3.5 flex-none text-[13.5px]"
                      aria-label={`${entry.title}: the fixed version`}
                    >
                      fixed
                    </Link>
                  )}
                  <ShareExample id={entry.id} title={entry.title} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </main>
    </>
  )
}
