'use client'

import { RunButton } from './run-button.tsx'

export type MobileTab = 'client' | 'server' | 'exchange' | 'console'

const TABS: readonly (readonly [MobileTab, string])[] = [
  ['client', 'Client'],
  ['server', 'Server'],
  ['exchange', 'Exchange'],
  ['console', 'Console'],
]

interface Props {
  tab: MobileTab
  onTab: (tab: MobileTab) => void
  running: boolean
  onRun: () => void
  onStop: () => void
}

/** On a phone: the four views and Run, always in reach of a thumb. */
export function MobileBar({ tab, onTab, running, onRun, onStop }: Props) {
  return (
    <nav
      aria-label="Views"
      className="z-20 flex flex-none items-center gap-1 border-t border-line bg-panel p-1.5 pb-[max(6px,env(safe-area-inset-bottom))]"
    >
      {TABS.map(([key, label]) => (
        <button
          key={key}
          type="button"
          aria-pressed={tab === key}
          onClick={() => onTab(key)}
          className={`h-11 flex-1 rounded-[10px] px-1 text-[14px] ${tab === key ? 'bg-sunk font-semibold text-ink' : 'text-soft'}`}
        >
          {label}
        </button>
      ))}
      <RunButton running={running} onRun={onRun} onStop={onStop} className="h-11 flex-1 rounded-[10px]" />
    </nav>
  )
}
