'use client'

import { Download, FileImage, FileJson2 } from 'lucide-react'
import { useState } from 'react'
import { pictureName, pngPicture, svgPicture } from '@/components/export/picture.ts'
import { saveFile } from '@/components/export/save-file.ts'
import { fileOfDocument } from '@/lib/documents/opened-file.ts'
import { type PartProps, STEP_FIRST } from './shared-thing.ts'

/** The picture of the exchange, and the document as a file. */
export function FilePart({ shared: { document, trace, changes, covered } }: PartProps) {
  const [says, setSays] = useState('')
  const save = async (name: string, make: () => Promise<Blob> | Blob) => {
    try {
      saveFile(name, await make())
      setSays(`Saved as ${name}.`)
    } catch (error) {
      setSays(`${name} could not be made. ${error instanceof Error ? error.message : ''}`)
    }
  }
  const file = () => {
    const { name, text } = fileOfDocument(document, Date.now())
    void save(name, () => new Blob([text], { type: 'application/json' }))
  }
  return (
    <>
      <h3 className="text-[15px] font-semibold">Picture of the exchange</h3>
      <p className="text-[14px] text-soft">
        {trace
          ? 'For slides and documents, with the reason as its title.'
          : covered
            ? STEP_FIRST
            : 'Run it as it is now to have a picture.'}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <button
          type="button"
          className="button"
          disabled={!trace}
          onClick={() => trace && void save(pictureName(trace, 'png'), () => pngPicture(trace, changes))}
        >
          <FileImage size={15} aria-hidden /> Save as PNG
        </button>
        <button
          type="button"
          className="button"
          disabled={!trace}
          onClick={() =>
            trace &&
            void save(
              pictureName(trace, 'svg'),
              async () => new Blob([(await svgPicture(trace, changes)).text], { type: 'image/svg+xml' }),
            )
          }
        >
          <Download size={15} aria-hidden /> Save as SVG
        </button>
      </div>
      <h3 className="mt-5 text-[15px] font-semibold">File</h3>
      <p className="text-[14px] text-soft">Drop it on the playground to open it, or import it in My documents.</p>
      <button type="button" className="button mt-2" onClick={file}>
        <FileJson2 size={15} aria-hidden /> Save the document
      </button>
      <p role="status" className="mt-3 min-h-[1.5em] text-[14px]" data-testid="share-saved">
        {says}
      </p>
    </>
  )
}
