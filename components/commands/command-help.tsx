'use client'

import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useState } from 'react'
import { commandOf } from '@/lib/commands/commands.ts'
import { CommandList } from './command-list.tsx'
import { useCommands } from './take-keys.ts'

/** The help with all keys of a page, which `?` opens. */
export function CommandHelp() {
  const [open, setOpen] = useState(false)
  useCommands({ help: () => setOpen(true) })
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-ink/25 dark:bg-black/55" />
        <Dialog.Popup className="fixed inset-x-0 top-0 z-50 mx-auto max-h-dvh w-full max-w-[640px] overflow-y-auto border border-line-strong bg-panel p-5 shadow-card sm:top-[10vh] sm:max-h-[76dvh] sm:rounded-[16px] sm:p-7">
          <Dialog.Title className="font-display text-[22px] font-[650] tracking-[-0.01em]">
            {commandOf('help').title}
          </Dialog.Title>
          <Dialog.Close className="icon-button absolute top-3 right-3" aria-label="Close the help">
            <X size={17} aria-hidden />
          </Dialog.Close>
          <CommandList contexts={['everywhere', 'exchange']} />
          <h3 className="mt-6 font-display text-[17px] font-[650]">On the stage</h3>
          <CommandList contexts={['stage']} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
