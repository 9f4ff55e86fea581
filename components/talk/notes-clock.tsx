'use client'

import { Pause, Play, RotateCcw } from 'lucide-react'
import { useEffect, useState } from 'react'

/** What was set by hand; it lasts as long as the tab. */
interface Set {
  /** Of which presentation, by its beginning: another one begins at 0:00. */
  readonly since: number
  /** From when on the time counts, in milliseconds since 1970. */
  readonly from: number
  /** Null while it counts. */
  readonly pausedAt: number | null
}

const KEY = 'preflight:notes-clock'

function read(since: number): Set {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Set | null
    if (kept?.since === since && Number.isFinite(kept.from)) return kept
  } catch {
    // Without storage, a reload of this window counts from the beginning of the presentation.
  }
  return { since, from: since, pausedAt: null }
}

function write(set: Set): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(set))
  } catch {
    // As above.
  }
}

/**
 * The time of day, and how long the talk has gone on; it can be paused and started again, and goes on after a reload of
 * the stage or of this window.
 * @param since when the presentation began, in milliseconds since 1970
 */
export function NotesClock({ since }: { since: number }) {
  const [now, setNow] = useState(() => Date.now())
  const [set, setSet] = useState(() => read(since))
  useEffect(() => setSet(read(since)), [since])
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  const change = (part: Partial<Set>) => {
    const next = { ...set, ...part }
    setSet(next)
    write(next)
    setNow(Date.now())
  }
  const { from, pausedAt } = set
  const pause = () => {
    const at = Date.now()
    change(pausedAt === null ? { pausedAt: at } : { from: from + (at - pausedAt), pausedAt: null })
  }
  const begin = () => {
    const at = Date.now()
    change({ from: at, pausedAt: pausedAt === null ? null : at })
  }
  return (
    <div className="flex items-center gap-1">
      <time className="mr-3 text-[15px] tabular-nums">
        {new Date(now).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}
      </time>
      <b className={`text-[24px] text-ink tabular-nums ${pausedAt === null ? '' : 'opacity-50'}`} role="timer">
        {inMinutes(Math.max(0, (pausedAt ?? now) - from))}
      </b>
      <button
        type="button"
        className="icon-button"
        aria-label={pausedAt === null ? 'Pause the time' : 'Go on'}
        title={pausedAt === null ? 'Pause the time' : 'Go on'}
        onClick={pause}
      >
        {pausedAt === null ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Start the time again"
        title="Start the time again"
        onClick={begin}
      >
        <RotateCcw size={15} aria-hidden />
      </button>
    </div>
  )
}

function inMinutes(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
