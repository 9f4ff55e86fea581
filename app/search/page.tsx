import type { Metadata } from 'next'
import Link from 'next/link'
import { ReferencePage } from '@/components/reference/reference-page.tsx'
import { SearchOnPage } from '@/components/search/search-on-page.tsx'
import { REFERENCES } from '@/components/site/references.ts'
import { errorPage } from '@/content/errors/errors.ts'
import { OFTEN } from '@/lib/search/often.ts'
import type { FailureReason } from '@/lib/trace/failure-reasons.ts'

/** The page of an error, or a page of the reference. */
const titleOf = (page: string) =>
  REFERENCES.find(({ href }) => href === page)?.title ?? errorPage(page.replace('/errors/', '') as FailureReason).title

export const metadata: Metadata = {
  title: 'Search',
  description: 'Search the lessons, the glossary and the errors, or paste what your browser’s console says.',
}

export default function SearchPage() {
  return (
    <ReferencePage
      title="Search"
      says="Lessons, headers, words and errors. Or paste what the console says: messages of Chrome, Firefox and Safari are recognized."
    >
      <noscript>
        <p className="mt-6 text-[16px]">
          The search needs JavaScript. The{' '}
          <Link className="link" href="/glossary">
            glossary
          </Link>{' '}
          and the{' '}
          <Link className="link" href="/errors">
            errors
          </Link>{' '}
          can be read without it.
        </p>
      </noscript>
      <SearchOnPage>
        <section className="mt-9" aria-labelledby="often">
          <h2 id="often" className="text-[14px] text-soft">
            Frequent searches
          </h2>
          <ul className="mt-1">
            {OFTEN.map(({ href, says }) => (
              <li key={href} className="border-line not-last:border-b">
                <Link href={href} className="group block py-2.5">
                  <span className="text-[15.5px] font-semibold group-hover:underline">{titleOf(href)}</span>
                  <span className="block text-[14px] text-soft">{says}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      </SearchOnPage>
    </ReferencePage>
  )
}
