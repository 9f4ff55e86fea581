'use client'

import { Share2 } from 'lucide-react'
import { whatFits } from '@/lib/document/link-length.ts'
import { CopyBox } from './copy-box.tsx'
import { type PartProps, titleOf } from './shared-thing.ts'

/** The link, how long it is, and what that means. */
export function LinkPart({ shared, link }: PartProps) {
  const send = () => {
    const { sentence } = shared.document
    // Rejects where the person changes their mind.
    navigator
      .share({ title: titleOf(shared), ...(sentence ? { text: sentence } : {}), url: link })
      .catch(() => undefined)
  }
  return (
    <>
      <CopyBox label="Link" text={link} rows={1} noted />
      <p className="mt-2 text-[14px] text-soft" data-testid="link-length">
        {link.length.toLocaleString('en')} characters. {whatFits(link.length)}
      </p>
      {typeof navigator.share === 'function' && matchMedia('(pointer: coarse)').matches && (
        <button type="button" className="button button-run mt-3" onClick={send}>
          <Share2 size={15} aria-hidden /> Send with an app
        </button>
      )}
    </>
  )
}
