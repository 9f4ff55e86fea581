'use client'

import { Moon, Sun } from 'lucide-react'

/** Switches between light and dark and remembers the choice on this device, where storage is allowed. */
export function ThemeToggle() {
  const toggle = () => {
    const theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'
    document.documentElement.dataset.theme = theme
    try {
      localStorage.setItem('preflight:theme', theme)
    } catch {
      // Without storage, the choice lasts only for this page.
    }
    window.dispatchEvent(new Event('preflight:theme'))
  }
  return (
    <button type="button" className="icon-button" onClick={toggle} aria-label="Switch between light and dark">
      <Sun size={17} className="hidden dark:block" aria-hidden />
      <Moon size={17} className="dark:hidden" aria-hidden />
    </button>
  )
}
