'use client'

import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { SearchPanel } from './search-panel.tsx'

/** The search as a dialog above the current page. */
export default function SearchDialog({
  open,
  query,
  onOpenChange,
}: {
  open: boolean
  query: string
  onOpenChange: (open: boolean) => void
}) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-ink/25 transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0 dark:bg-black/55" />
        <Dialog.Popup className="fixed inset-x-0 top-0 z-50 mx-auto flex max-h-dvh w-full max-w-[640px] flex-col overflow-hidden border border-line-strong bg-panel shadow-card transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0 sm:top-[10vh] sm:max-h-[76dvh] sm:rounded-[16px]">
          <Dialog.Title className="sr-only">Search</Dialog.Title>
          <Dialog.Close className="icon-button absolute top-2 right-2" aria-label="Close the search">
            <X size={17} aria-hidden />
          </Dialog.Close>
          <SearchPanel initial={query} onLeave={() => onOpenChange(false)} autoFocus suggests />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
