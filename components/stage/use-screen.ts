'use client'

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** The stage's width and height in its units, and the px of one unit. */
export interface StageSize {
  readonly width: number
  readonly height: number
  readonly unit: number
}

/** One unit is a 720th of the picture's height; less on a screen that is narrower than 4:3, so that the width has 960. */
const sizeOf = (width: number, height: number): StageSize => {
  const unit = Math.max(0.1, Math.min(height / 720, width / 960))
  return { width: width / unit, height: height / unit, unit }
}

export function useStageSize(): StageSize {
  const [size, setSize] = useState<StageSize>(() => sizeOf(window.innerWidth, window.innerHeight))
  useLayoutEffect(() => {
    const measure = () => setSize(sizeOf(window.innerWidth, window.innerHeight))
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [])
  return size
}

/** The size of an element in stage units; of the whole stage before it has been measured. */
export function useBox(box: RefObject<HTMLElement | null>, stage: StageSize): { width: number; height: number } {
  const [px, setPx] = useState<{ width: number; height: number } | null>(null)
  useLayoutEffect(() => {
    if (!box.current) return
    const measure = ({ width, height }: { width: number; height: number }) => setPx({ width, height })
    measure(box.current.getBoundingClientRect())
    const observer = new ResizeObserver(([entry]) => entry && measure(entry.contentRect))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [box])
  return px ? { width: px.width / stage.unit, height: px.height / stage.unit } : { width: stage.width, height: 440 }
}

/** Keeps the screen awake, again after the page was hidden. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null
    let gone = false
    const ask = () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
      navigator.wakeLock.request('screen').then(
        (given) => {
          if (gone) void given.release()
          else lock = given
        },
        // The device saves its battery, or the page may not: the stage works all the same.
        () => undefined,
      )
    }
    ask()
    document.addEventListener('visibilitychange', ask)
    return () => {
      gone = true
      document.removeEventListener('visibilitychange', ask)
      void lock?.release()
    }
  }, [])
}

/** Full screen, and when it was left last: the Escape that leaves it must not leave the stage too. */
export function useFullscreen() {
  const [on, setOn] = useState(false)
  const left = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    const changed = () => {
      if (!document.fullscreenElement) left.current = performance.now()
      setOn(document.fullscreenElement !== null)
    }
    document.addEventListener('fullscreenchange', changed)
    return () => {
      document.removeEventListener('fullscreenchange', changed)
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined)
    }
  }, [])
  const toggle = useCallback(() => {
    const done = document.fullscreenElement
      ? document.exitFullscreen()
      : (document.documentElement.requestFullscreen?.() ?? Promise.resolve())
    // The browser may refuse; the stage fills the window.
    done.catch(() => undefined)
  }, [])
  const justLeft = useCallback(() => performance.now() - left.current < 500, [])
  return { on, toggle, justLeft }
}

const STAGE_THEMES = ['light', 'dark', 'projector'] as const
export type StageTheme = (typeof STAGE_THEMES)[number]

const THEME_KEY = 'preflight:stage-theme'

/** The theme that was chosen on a stage in this tab; null where none was, or there is no storage. */
function chosenTheme(): StageTheme | null {
  try {
    const chosen = sessionStorage.getItem(THEME_KEY)
    return STAGE_THEMES.find((theme) => theme === chosen) ?? null
  } catch {
    return null
  }
}

function keepTheme(theme: StageTheme): void {
  try {
    sessionStorage.setItem(THEME_KEY, theme)
  } catch {
    // Without storage, a reload has the page's theme.
  }
}

/**
 * The stage's theme: at first the page's, which comes back when the stage is left. What is chosen lasts as long as the
 * tab: what the room needs does not change with a reload.
 */
export function useStageTheme() {
  const [theme, setTheme] = useState<StageTheme>(
    () => chosenTheme() ?? (document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light'),
  )
  useEffect(() => {
    const { dataset } = document.documentElement
    const before = dataset.theme
    return () => {
      dataset.theme = before
    }
  }, [])
  // The projector's colours are light ones: the editor follows the page.
  useEffect(() => {
    document.documentElement.dataset.theme = theme === 'dark' ? 'dark' : 'light'
  }, [theme])
  /** The next theme, which is returned. */
  const cycle = useCallback(() => {
    const next = STAGE_THEMES[(STAGE_THEMES.indexOf(theme) + 1) % STAGE_THEMES.length] ?? 'light'
    setTheme(next)
    keepTheme(next)
    return next
  }, [theme])
  return { theme, cycle }
}

/** While the stage is open, the page behind it can be neither seen nor reached; afterwards the focus is where it was. */
export function useAlone(stage: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement
    const others = [...document.body.children].filter(
      (element): element is HTMLElement =>
        element instanceof HTMLElement && element !== stage.current && !element.inert && element.tagName !== 'SCRIPT',
    )
    for (const element of others) element.inert = true
    document.body.classList.add('behind-stage')
    stage.current?.focus({ preventScroll: true })
    return () => {
      for (const element of others) element.inert = false
      document.body.classList.remove('behind-stage')
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [stage])
}

/** Did the mouse move, or a finger touch the stage, within the last seconds? */
export function useMouseMoved(stage: RefObject<HTMLElement | null>): boolean {
  const [moved, setMoved] = useState(false)
  useEffect(() => {
    const element = stage.current
    if (!element) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const onMove = () => {
      setMoved(true)
      clearTimeout(timer)
      timer = setTimeout(() => setMoved(false), 2600)
    }
    element.addEventListener('pointermove', onMove)
    element.addEventListener('pointerdown', onMove)
    return () => {
      clearTimeout(timer)
      element.removeEventListener('pointermove', onMove)
      element.removeEventListener('pointerdown', onMove)
    }
  }, [stage])
  return moved
}
