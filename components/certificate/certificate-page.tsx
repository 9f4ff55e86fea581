'use client'

import { useEffect, useState } from 'react'
import { CERTIFICATE_TEXT } from '@/lib/certificate/certificate.ts'
import type { CoursePart } from '@/lib/lessons/course-map.ts'
import { LinkedCertificate } from './linked-certificate.tsx'
import { OwnCertificate } from './own-certificate.tsx'

/** The certificate that is in the address, to be checked; else one's own, to be made. */
export function CertificatePage({ parts }: { parts: readonly CoursePart[] }) {
  const [fragment, setFragment] = useState('')
  useEffect(() => {
    const read = () => setFragment(location.hash)
    read()
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  if (CERTIFICATE_TEXT.isFragment(fragment))
    return <LinkedCertificate key={fragment} read={CERTIFICATE_TEXT.decode(fragment)} parts={parts} />
  return <OwnCertificate parts={parts} />
}
