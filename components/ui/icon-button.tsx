import type { ReactNode } from 'react'

interface Props {
  /** What the button does: its accessible name and its tooltip. */
  label: string
  onClick: () => void
  className?: string
  /** The icon, hidden from screen readers. */
  children: ReactNode
}

/** A button with an icon and no visible text. */
export function IconButton({ label, onClick, className = '', children }: Props) {
  return (
    <button type="button" className={`icon-button ${className}`} onClick={onClick} aria-label={label} title={label}>
      {children}
    </button>
  )
}
