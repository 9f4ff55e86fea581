'use client'

import { useEffect } from 'react'
import type { EmbedTheme } from '@/lib/embed/embed-settings.ts'

/** Sets the theme that the author chose, or follows that of the page around the embed. */
export function useEmbedTheme(theme: EmbedTheme): void {
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const set = () => {
      document.documentElement.dataset.theme = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme
    }
    set()
    dark.addEventListener('change', set)
    return () => dark.removeEventListener('change', set)
  }, [theme])
}
