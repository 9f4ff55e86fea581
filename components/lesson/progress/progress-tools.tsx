'use client'

import { Switch } from '@base-ui/react/switch'
import { Download } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { usePredictionSwitch } from '@/components/lesson/predictions/prediction-switch.ts'
import { ImportButton } from '@/components/ui/import-button.tsx'
import { mergeProgress, NO_PROGRESS } from '@/lib/lessons/progress.ts'
import { PROGRESS_FILE_NAME, progressFile, readProgressFile } from '@/lib/lessons/progress-file.ts'
import { forgetProgress, keepProgress, useProgress } from './progress.ts'

type Message = { readonly tone: 'go' | 'stop'; readonly text: string }

/** Exports, imports and deletes the progress that is stored on this device. */
export function ProgressTools() {
  const { progress } = useProgress()
  const { wanted, setWanted } = usePredictionSwitch()
  const [message, setMessage] = useState<Message | null>(null)
  const [sure, setSure] = useState(false)
  const nothing = JSON.stringify(progress) === JSON.stringify(NO_PROGRESS)

  const save = () => {
    const address = URL.createObjectURL(new Blob([progressFile(progress)], { type: 'application/json' }))
    const link = document.createElement('a')
    link.href = address
    link.download = PROGRESS_FILE_NAME
    link.click()
    URL.revokeObjectURL(address)
    setMessage({ tone: 'go', text: `Saved as ${PROGRESS_FILE_NAME}. Import it on the other device.` })
  }
  const load = async (chosen: File | undefined) => {
    if (!chosen) return
    const text = await chosen.text().catch(() => '')
    const read = readProgressFile(text)
    if (read.ok) {
      keepProgress((now) => mergeProgress(now, read.progress))
      setMessage({ tone: 'go', text: 'Imported, and added to your progress here.' })
    } else setMessage({ tone: 'stop', text: read.message })
  }

  return (
    <section aria-labelledby="progress-title" className="mt-14 border-t border-line pt-7">
      <h2 id="progress-title" className="font-display text-[21px] font-[680] tracking-[-0.015em]">
        On this device
      </h2>
      <p className="mt-1 max-w-[56ch] text-[15.5px] text-soft">
        Your progress is stored only here. Export it as a file to use it on another device. Your code is in{' '}
        <Link className="link" href="/documents">
          My documents
        </Link>
        .
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <button type="button" className="button h-9" onClick={save} disabled={nothing}>
          <Download size={15} aria-hidden /> Export as a file
        </button>
        <ImportButton
          label="A file with progress"
          testId="progress-file"
          className="h-9"
          onFile={(file) => void load(file)}
        />
        {!nothing && (
          <button
            type="button"
            className={`button h-9 border-transparent bg-transparent ${sure ? 'text-stop' : ''}`}
            onBlur={() => setSure(false)}
            onClick={() => {
              if (!sure) setSure(true)
              else {
                forgetProgress()
                setSure(false)
                setMessage({ tone: 'go', text: 'All progress on this device is deleted.' })
              }
            }}
          >
            {sure ? 'Delete all progress?' : 'Delete progress'}
          </button>
        )}
      </div>
      <p role="status" className={`mt-3 min-h-6 text-[15px] ${message?.tone === 'stop' ? 'text-stop' : 'text-go'}`}>
        {message?.text}
      </p>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is the control */}
      <label className="mt-2 flex w-fit cursor-pointer items-center gap-3 text-[15.5px]">
        <Switch.Root
          checked={wanted}
          onCheckedChange={setWanted}
          aria-labelledby="ask-first"
          className="flex h-6 w-10 flex-none rounded-full border border-line-strong bg-panel p-[3px] transition-colors data-checked:border-gate data-checked:bg-gate"
        >
          <Switch.Thumb className="size-4 rounded-full bg-faint transition-transform data-checked:translate-x-4 data-checked:bg-panel" />
        </Switch.Root>
        <span id="ask-first">Ask what I expect before an example runs for the first time</span>
      </label>
    </section>
  )
}
