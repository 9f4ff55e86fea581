import type { Metadata } from 'next'
import Link from 'next/link'
import { RawFormEntry } from '@/components/reference/raw-form.tsx'
import { ReferencePage } from '@/components/reference/reference-page.tsx'
import { RAW_FORMS } from '@/lib/servers/raw/guide.ts'

const SAYS =
  'Servers in the lab can be written as a list of routes with their responses, header by header. This is every form that such a text can use.'

export const metadata: Metadata = { title: 'Raw headers: the language of the lab', description: SAYS }

export default function RawHeadersPage() {
  return (
    <ReferencePage
      title="Raw headers: the language of the lab"
      says={
        <>
          {SAYS} The lab’s editor shows the same words when the pointer is on a line. Servers in{' '}
          <Link className="link" href="/examples">
            Express, nginx and other languages
          </Link>{' '}
          run in the lab too.
        </>
      }
    >
      <div className="mt-9 border-t border-line">
        {RAW_FORMS.map((form) => (
          <RawFormEntry key={form.id} form={form} />
        ))}
      </div>
    </ReferencePage>
  )
}
