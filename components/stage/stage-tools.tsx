'use client'

import {
  BookOpen,
  ChevronLeft,
  ChevronRight,
  CircleHelp,
  Contrast,
  FileCode2,
  Keyboard,
  Maximize,
  MessageSquareText,
  MonitorOff,
  MousePointer2,
  NotebookText,
  Play,
  RotateCcw,
  Server,
  Undo2,
  X,
} from 'lucide-react'
import type { ComponentType, ReactNode } from 'react'
import { CommandButton } from '@/components/commands/command-button.tsx'
import type { CommandId } from '@/lib/commands/commands.ts'

interface Props {
  /** They are visible: the mouse moved, or one of them has the focus. */
  shown: boolean
  /** What is switched on. */
  on: ReadonlySet<CommandId>
  /** A reset of the open scene can be undone. */
  undoes: boolean
  onCommand: (id: CommandId) => void
  /** Further buttons. */
  children?: ReactNode
}

const TOOLS: readonly (readonly [CommandId, ComponentType])[] = [
  ['previous', ChevronLeft],
  ['next', ChevronRight],
  ['run', Play],
  ['reset', RotateCcw],
  ['undo-reset', Undo2],
  ['toggle-asking', CircleHelp],
  ['show-script', FileCode2],
  ['show-server', Server],
  ['show-why', BookOpen],
  ['show-message', MessageSquareText],
  ['laser', MousePointer2],
  ['blank', MonitorOff],
  ['theme', Contrast],
  ['fullscreen', Maximize],
  ['open-notes', NotebookText],
  ['help', Keyboard],
]

/** The buttons of the stage, which appear when the mouse moves: each says its key. */
export function StageTools({ shown, on, undoes, onCommand, onLeave, children }: Props & { onLeave: () => void }) {
  return (
    <div className="stage-tools" data-shown={shown || undefined} role="toolbar" aria-label="Stage">
      {TOOLS.filter(([id]) => id !== 'undo-reset' || undoes).map(([id, Icon]) => (
        <CommandButton
          key={id}
          command={id}
          context="stage"
          className="stage-tool"
          {...(SWITCHES.has(id) ? { pressed: on.has(id) } : {})}
          onClick={() => onCommand(id)}
        >
          <Icon />
        </CommandButton>
      ))}
      {children}
      <button
        type="button"
        className="stage-tool"
        aria-label="Leave the stage"
        title="Leave the stage"
        onClick={onLeave}
      >
        <X aria-hidden />
      </button>
    </div>
  )
}

const SWITCHES: ReadonlySet<CommandId> = new Set<CommandId>([
  'toggle-asking',
  'show-script',
  'show-server',
  'show-why',
  'show-message',
  'laser',
  'fullscreen',
])
