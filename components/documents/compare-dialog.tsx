'use client'

import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentParts } from './document-lines.ts'
import { LineDifferences } from './line-differences.tsx'

export interface Comparison {
  readonly title: string
  readonly before: PlaygroundDocument
  readonly beforeName: string
  readonly after: PlaygroundDocument
  readonly afterName: string
}

/** Two texts of one document, line by line: what is only in the first, and what is only in the second. */
export default function CompareDialog({ comparison, onClose }: { comparison: Comparison; onClose: () => void }) {
  const { title, before, beforeName, after, afterName } = comparison
  const [old, now] = [documentParts(before), documentParts(after)]
  const names = [...new Set([...old.keys(), ...now.keys()])].filter((name) => old.get(name) !== now.get(name))
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-ink/25 dark:bg-black/55" />
        <Dialog.Popup className="fixed inset-x-0 top-0 z-50 mx-auto flex max-h-dvh w-full max-w-[760px] flex-col overflow-hidden border border-line-strong bg-panel shadow-card sm:top-[7vh] sm:max-h-[84dvh] sm:rounded-[16px]">
          <div className="flex items-start gap-3 border-b border-line py-3 pr-2 pl-5">
            <div className="min-w-0 flex-1">
              <Dialog.Title className="font-display text-[19px] font-[680] tracking-[-0.015em]">{title}</Dialog.Title>
              <Dialog.Description className="text-[14px] text-soft">
                <span className="font-mono font-semibold text-stop">−</span> only in {beforeName},{' '}
                <span className="font-mono font-semibold text-go">+</span> only in {afterName}
              </Dialog.Description>
            </div>
            <Dialog.Close className="icon-button" aria-label="Close the comparison">
              <X size={17} aria-hidden />
            </Dialog.Close>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
          <section className="min-h-0 overflow-auto px-5 py-4" tabIndex={0} aria-label="Differences">
            {names.length === 0 && <p className="text-[15px]">Both say the same.</p>}
            {names.map((name) => (
              <section key={name} aria-label={name} className="not-first:mt-6">
                <h3 className="text-[14px] font-semibold">{name}</h3>
                <LineDifferences before={old.get(name) ?? ''} after={now.get(name) ?? ''} />
              </section>
            ))}
          </section>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
