'use client'

import type { ReactNode } from 'react'
import type { CommandContext, CommandId } from '@/lib/commands/commands.ts'
import { useCommandProps } from './command-keys.tsx'

interface Props {
  command: CommandId
  context: CommandContext
  onClick: () => void
  className?: string
  /** For a command that switches something: whether it is on. */
  pressed?: boolean
  /** The icon, hidden from screen readers. */
  children: ReactNode
}

/** A button with an icon for a command: its name, its tooltip and its shortcut come from the list of commands. */
export function CommandButton({ command, context, onClick, className = 'icon-button', pressed, children }: Props) {
  return (
    <button
      type="button"
      className={className}
      aria-pressed={pressed}
      onClick={onClick}
      {...useCommandProps(command, context)}
    >
      {children}
    </button>
  )
}
