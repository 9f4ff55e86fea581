import type { ReactNode } from 'react'

interface Props {
  /** What it does: read out, and shown under the pointer. */
  label: string
  onClick: () => void
  className?: string
  /** The icon, hidden from screen readers. */
  children: ReactNode
}

/** A button with an icon in place of words. */
export function IconButton({ label, onClick, className = '', children }: Props) {
  return (
    <button type="button" className={`icon-button ${className}`} onClick={onClick} aria-label={label} title={label}>
      {children}
    </button>
  )
}
