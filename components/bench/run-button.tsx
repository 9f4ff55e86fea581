'use client'

import { Play, Square } from 'lucide-react'
import { useCommandProps, useKeysInWords } from '@/components/commands/command-keys.tsx'
import { useCommands } from '@/components/commands/take-keys.ts'

interface Props {
  running: boolean
  onRun: () => void
  onStop: () => void
  className?: string
}

/** Run, or Stop during a run. The key of `run` does the same from anywhere on the page. */
export function RunButton({ running, onRun, onStop, className = '' }: Props) {
  const { 'aria-keyshortcuts': shortcut } = useCommandProps('run', 'everywhere')
  const [keys] = useKeysInWords('run', 'everywhere')
  useCommands({ run: onRun })
  return running ? (
    <button type="button" className={`button button-run ${className}`} onClick={onStop}>
      <Square size={13} fill="currentColor" aria-hidden /> Stop
    </button>
  ) : (
    <button type="button" className={`button button-run ${className}`} onClick={onRun} aria-keyshortcuts={shortcut}>
      <Play size={13} fill="currentColor" aria-hidden className="sm:hidden" /> Run{' '}
      <kbd className="hidden sm:inline" aria-hidden>
        {keys}
      </kbd>
    </button>
  )
}
