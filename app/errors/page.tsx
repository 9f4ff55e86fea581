import type { Metadata } from 'next'
import Link from 'next/link'
import { ReferencePage } from '@/components/reference/reference-page.tsx'
import { SearchField } from '@/components/search/search-field.tsx'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { ERROR_GROUPS } from '@/content/errors/errors.ts'

export const metadata: Metadata = {
  title: 'Errors',
  description: 'Why a call can fail, reason by reason: what the browser’s console says, what it means, and what helps.',
}

export default function ErrorsPage() {
  return (
    <ReferencePage
      title="Errors"
      says="Why a call can fail. Paste what your browser’s console says, or look through the reasons."
    >
      <SearchField
        className="mt-6"
        placeholder="Access to fetch at '…' from origin '…' has been blocked by CORS policy"
      />
      {ERROR_GROUPS.map(({ title, says, pages }) => (
        <section key={title} className="mt-11">
          <h2 className="font-display text-[23px] font-[680] tracking-[-0.015em]">{title}</h2>
          <p className="mt-0.5 text-[15.5px] text-soft">{says}</p>
          <ul className="mt-3 border-t border-line">
            {pages.map((page) => (
              <li key={page.reason} className="border-b border-line">
                <Link href={`/errors/${page.reason}`} className="group block py-3">
                  <span className="text-[16.5px] font-semibold group-hover:underline">{page.title}</span>
                  <span className="mt-0.5 block text-[14.5px] text-soft">
                    <MarkedText text={page.fix} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </ReferencePage>
  )
}
