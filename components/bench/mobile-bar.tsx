'use client'

import { RunButton } from './run-button.tsx'

export type MobileTab = 'client' | 'server' | 'exchange' | 'console'

export const EDITOR_VIEWS: readonly (readonly [MobileTab, string])[] = [
  ['client', 'Client'],
  ['server', 'Server'],
  ['exchange', 'Exchange'],
  ['console', 'Console'],
]

interface Props<Tab extends string> {
  tabs: readonly (readonly [Tab, string])[]
  tab: Tab
  onTab: (tab: Tab) => void
  running: boolean
  onRun: () => void
  onStop: () => void
}

/** On a phone: the bar at the bottom with the views and Run. */
export function MobileBar<Tab extends string>({ tabs, tab, onTab, running, onRun, onStop }: Props<Tab>) {
  return (
    <nav
      aria-label="Views"
      className="z-20 flex h-(--tab-bar) flex-none items-start gap-0.5 border-t border-line bg-panel p-[6px]"
    >
      {tabs.map(([key, label]) => (
        <button
          key={key}
          type="button"
          aria-pressed={tab === key}
          onClick={() => onTab(key)}
          className={`h-[44px] min-w-0 flex-auto rounded-[10px] px-0.5 text-[13.5px] sm:text-[14px] ${tab === key ? 'bg-ink/10 font-semibold text-ink' : 'text-soft'}`}
        >
          {label}
        </button>
      ))}
      <RunButton
        running={running}
        onRun={onRun}
        onStop={onStop}
        className="ml-1 h-[44px] flex-auto rounded-[10px] px-2.5"
      />
    </nav>
  )
}
