import type { Metadata } from 'next'
import Link from 'next/link'
import { ReferencePage } from '@/components/reference/reference-page.tsx'
import { SearchOnPage } from '@/components/search/search-on-page.tsx'

export const metadata: Metadata = {
  title: 'Search',
  description: 'Search the lessons, the glossary and the errors, or paste what your browser’s console says.',
}

export default function SearchPage() {
  return (
    <ReferencePage
      title="Search"
      says="Lessons, headers, words and errors. Or paste what the console says: Chrome, Firefox and Safari are understood."
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
      <SearchOnPage />
    </ReferencePage>
  )
}
