import type { Metadata } from 'next'
import Link from 'next/link'
import { ReferencePage } from '@/components/reference/reference-page.tsx'
import { REFERENCES } from '@/components/site/references.ts'

export const metadata: Metadata = { title: 'Reference', description: 'Glossary, cheat sheet and errors.' }

export default function Page() {
  return (
    <ReferencePage title="Reference">
      <ul className="mt-7 border-t border-line">
        {REFERENCES.map(({ href, title, says }) => (
          <li key={href} className="border-b border-line">
            <Link href={href} className="group block py-4">
              <span className="font-display text-[21px] font-[650] tracking-[-0.015em] group-hover:underline">
                {title}
              </span>
              <span className="mt-0.5 block text-[15.5px] text-soft">{says}</span>
            </Link>
          </li>
        ))}
      </ul>
    </ReferencePage>
  )
}
