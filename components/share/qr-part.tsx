'use client'

import { Dialog } from '@base-ui/react/dialog'
import { Maximize } from 'lucide-react'
import { useState } from 'react'
import { QrCode } from '@/components/ui/qr-code.tsx'
import { MOST_IN_QR, whatFits } from '@/lib/document/link-length.ts'
import { type PartProps, titleOf } from './shared-thing.ts'

/** The link as a QR code, also as large as the screen. */
export function QrPart({ shared, link }: PartProps) {
  const [large, setLarge] = useState(false)
  const title = titleOf(shared)
  if (link.length > MOST_IN_QR)
    return (
      <p className="text-[14.5px]">
        This link has {link.length.toLocaleString('en')} characters, and a QR code holds{' '}
        {MOST_IN_QR.toLocaleString('en')} at most. Send the link itself or the file.
      </p>
    )
  return (
    <>
      <QrCode
        text={link}
        label={`QR code of the link to “${title}”`}
        className="mx-auto block w-[min(280px,100%)] rounded-[8px] border border-line"
      />
      <div className="mt-3 flex flex-wrap items-center justify-center gap-3">
        <button type="button" className="button" onClick={() => setLarge(true)}>
          <Maximize size={15} aria-hidden /> Full screen
        </button>
        <p className="min-w-[200px] flex-1 text-[14px] text-soft">{whatFits(link.length)}</p>
      </div>
      {large && <LargeQr title={title} link={link} onClose={() => setLarge(false)} />}
    </>
  )
}

/** For a projector: as large as the screen, white all around. */
function LargeQr({ title, link, onClose }: { title: string; link: string; onClose: () => void }) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Popup
          className="fixed inset-0 z-[60] flex flex-col items-center bg-white p-[2vmin] text-black scheme-light"
          ref={(popup: HTMLElement | null) => {
            // Where full screen is refused, the dialog still fills the window.
            if (popup && !document.fullscreenElement) popup.requestFullscreen?.().catch(() => undefined)
          }}
        >
          <Dialog.Title className="w-full truncate text-center font-display text-[clamp(18px,3.4vmin,44px)] font-[680]">
            {title}
          </Dialog.Title>
          <QrCode text={link} label={`QR code of the link to “${title}”`} className="min-h-0 w-full flex-1" />
          <Dialog.Close
            className="mt-[1vmin] h-10 rounded-lg border border-black/40 px-4 text-[15px] font-semibold"
            onClick={() => {
              if (document.fullscreenElement) void document.exitFullscreen()
            }}
          >
            Close
          </Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
