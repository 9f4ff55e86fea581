'use client'

import { useEffect, useState } from 'react'
import { CopyBox } from '@/components/share/copy-box.tsx'

/** Chat applications and mail pass on links of this length, in characters. */
const FITS_EVERYWHERE = 8_000

/** A link of this page with a fragment, to copy, and how long it is. @param fragment null: it is too long for a link */
export function SendableLink({ fragment }: { fragment: string | null }) {
  const [origin, setOrigin] = useState('')
  useEffect(() => setOrigin(location.origin), [])
  if (fragment === null) return <p className="text-[15px]">It is too long for a link. Give the file.</p>
  const link = `${origin}/homework#${fragment}`
  return (
    <>
      <CopyBox label="Link" text={link} rows={1} />
      <p className="mt-1 text-[13.5px] text-soft">
        {link.length.toLocaleString('en')} characters
        {link.length > FITS_EVERYWHERE && ': some applications cut a link of this length. Send the file instead'}.
      </p>
    </>
  )
}
