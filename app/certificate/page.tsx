import type { Metadata } from 'next'
import { CertificatePage } from '@/components/certificate/certificate-page.tsx'
import { SiteBar } from '@/components/site/site-bar.tsx'
import { courseParts } from '@/content/course-parts.ts'

export const metadata: Metadata = {
  title: 'Certificate',
  description: 'What was shown in the course, as a picture and as a link that anybody can check by running it.',
}

export default async function Page() {
  return (
    <>
      <SiteBar />
      <main id="content" className="page">
        <CertificatePage parts={await courseParts()} />
      </main>
    </>
  )
}
