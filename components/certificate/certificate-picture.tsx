'use client'

import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { pageTheme, pngOf } from '@/components/export/picture.ts'
import { saveFile } from '@/components/export/save-file.ts'
import { siteFonts } from '@/components/export/site-fonts.ts'
import { certificateInWords, certificatePicture } from '@/lib/certificate/picture.ts'
import type { Shown } from '@/lib/certificate/shown.ts'
import type { SvgPicture } from '@/lib/trace/export/svg.ts'

/** The certificate as a picture, made on this device, and saved as a file. */
export function CertificatePicture({ shown }: { shown: Shown }) {
  const [drawn, setDrawn] = useState<{ readonly picture: SvgPicture; readonly url: string } | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  useEffect(() => {
    let url: string | null = null
    let gone = false
    void siteFonts().then((fonts) => {
      if (gone) return
      const address = `${location.host}/certificate`
      const picture = certificatePicture(shown, { theme: pageTheme(), fonts, address })
      url = URL.createObjectURL(new Blob([picture.text], { type: 'image/svg+xml' }))
      setDrawn({ picture, url })
    })
    return () => {
      gone = true
      if (url !== null) URL.revokeObjectURL(url)
    }
  }, [shown])
  if (!drawn) return <p className="mt-6 text-soft">The picture is being drawn.</p>
  const { picture, url } = drawn
  const png = async () => {
    try {
      saveFile('cors-certificate.png', await pngOf(picture))
      setTrouble(null)
    } catch (error) {
      setTrouble(`The PNG could not be made. ${error instanceof Error ? error.message : ''} Save it as SVG instead.`)
    }
  }
  return (
    <>
      {/* biome-ignore lint/performance/noImgElement: it is made in the page */}
      <img
        src={url}
        width={picture.width}
        height={picture.height}
        alt={certificateInWords(shown)}
        className="mt-6 h-auto w-full max-w-[860px] rounded-[14px] border border-line-strong shadow-card"
      />
      <div className="mt-3 flex flex-wrap gap-2">
        <button type="button" className="button h-9" onClick={() => void png()}>
          <Download size={15} aria-hidden /> Save as PNG
        </button>
        <button
          type="button"
          className="button h-9"
          onClick={() => saveFile('cors-certificate.svg', new Blob([picture.text], { type: 'image/svg+xml' }))}
        >
          <Download size={15} aria-hidden /> Save as SVG
        </button>
      </div>
      {trouble && (
        <p role="alert" className="mt-2 text-[15px] text-stop">
          {trouble}
        </p>
      )}
    </>
  )
}
