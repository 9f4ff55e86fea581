import type { Metadata } from 'next'
import Link from 'next/link'
import { ExampleList } from '@/components/playground/example-list.tsx'
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
        <ExampleList
          groups={(await gallery()).map(({ title, says, entries }) => ({
            title,
            says,
            entries: entries.map((entry) => ({
              id: entry.id,
              title: entry.title,
              says: entry.says,
              fixed: Boolean(entry.fixed),
              attack: Boolean(entry.attack),
            })),
          }))}
        />
      </main>
    </>
  )
}
