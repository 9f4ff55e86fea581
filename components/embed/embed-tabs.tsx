'use client'

import { Tabs } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

export interface EmbedPane {
  readonly id: string
  readonly label: string
  /** Not rendered unless it is open. */
  readonly content: () => ReactNode
}

/** Some of the panes, one of them open. A single pane needs no tab. */
export function EmbedTabs({
  panes,
  open,
  onOpen,
  label,
  aside,
}: {
  panes: readonly EmbedPane[]
  open: string
  onOpen: (pane: string) => void
  label: string
  /** Beside the tabs, where there is room. */
  aside?: ReactNode
}) {
  const shown = panes.some(({ id }) => id === open) ? open : (panes[0]?.id ?? '')
  return (
    <Tabs.Root
      value={shown}
      onValueChange={(value) => onOpen(String(value))}
      className="@container flex h-full min-h-0 min-w-0 flex-col bg-panel"
    >
      <div className="flex flex-none items-center border-b border-line">
        <Tabs.List
          aria-label={label}
          className="flex min-h-[33px] min-w-0 flex-1 flex-wrap items-stretch gap-x-4 px-3 pointer-coarse:min-h-[41px]"
        >
          {panes.map(({ id, label: words }) => (
            <Tabs.Tab key={id} value={id} className="tab h-[33px] text-[13px]">
              {words}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {aside && <div className="flex-none @max-[480px]:hidden">{aside}</div>}
      </div>
      {panes.map(({ id, content }) => (
        <Tabs.Panel key={id} value={id} tabIndex={-1} className="min-h-0 flex-1">
          {content()}
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  )
}
