'use client'

import { Play, Square } from 'lucide-react'
import { useEffect, useState } from 'react'

interface Props {
  running: boolean
  onRun: () => void
  onStop: () => void
  className?: string
}

/** Run, or Stop during a run. Ctrl+Enter (Cmd+Enter on a Mac) does the same from anywhere on the page. */
export function RunButton({ running, onRun, onStop, className = '' }: Props) {
  const [keys, setKeys] = useState('Ctrl ↵')
  useEffect(() => {
    if (/Mac|iPhone|iPad/.test(navigator.platform)) setKeys('⌘ ↵')
  }, [])
  useEffect(() => {
    const press = (e: KeyboardEvent) => {
      if (e.key !== 'Enter' || !(e.ctrlKey || e.metaKey) || e.defaultPrevented) return
      e.preventDefault()
      onRun()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [onRun])
  return running ? (
    <button type="button" className={`button button-run ${className}`} onClick={onStop}>
      <Square size={13} fill="currentColor" aria-hidden /> Stop
    </button>
  ) : (
    <button
      type="button"
      className={`button button-run ${className}`}
      onClick={onRun}
      aria-keyshortcuts="Control+Enter Meta+Enter"
    >
      <Play size={13} fill="currentColor" aria-hidden className="sm:hidden" /> Run{' '}
      <kbd className="hidden sm:inline" aria-hidden>
        {keys}
      </kbd>
    </button>
  )
}
