'use client'

import { useMemo, useState } from 'react'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { networkPanel } from '@/lib/devtools/network-panel.ts'
import type { NetworkRow } from '@/lib/devtools/panel-model.ts'
import { BROWSER_TITLES } from '@/lib/trace/browser-titles.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { NetworkTable } from './network-table.tsx'
import { NetworkToolbar } from './network-toolbar.tsx'
import { RequestDetails } from './request-details.tsx'
import type { ChooseRow, Selected } from './selection.ts'
import { useChosenRow } from './use-chosen-row.ts'
import './devtools.css'

interface Props {
  /** The run, or as much of it as may be seen. */
  readonly trace: Trace
  /** File name of the script. */
  readonly file?: string | undefined
  readonly selected: Selected | null
  readonly onChoose: ChooseRow
}

/** The Network panel of the run's browser, to look at and to operate like the real one. */
export default function NetworkView({ trace, file, selected, onChoose }: Props) {
  const panel = useMemo(() => networkPanel(trace, file), [trace, file])
  const [filter, setFilter] = useState('')
  const [onlyScripts, setOnlyScripts] = useState(false)
  const [open, setOpen] = useState(false)
  const shown = panel.rows.filter((row) => matches(row, filter) && (!onlyScripts || row.byScript))
  const { chosen, choose } = useChosenRow(panel.rows, selected, onChoose)
  const row = shown.find(({ id }) => id === chosen)
  const browser = BROWSER_TITLES[panel.browser]
  return (
    <div className="devtools @container" data-browser={panel.browser} data-testid="network">
      <NetworkToolbar
        browser={browser}
        filters={panel.filters}
        filter={filter}
        onFilter={setFilter}
        onlyScripts={onlyScripts}
        onOnlyScripts={setOnlyScripts}
        trace={trace}
        har={panel.menu.har}
      />
      <div className="devtools-split" data-open={open && row ? '' : undefined}>
        <NetworkTable
          label={`Network panel of ${browser}`}
          columns={panel.columns}
          rows={shown}
          all={panel.rows.length}
          chosen={row?.id ?? null}
          onChoose={(next) => choose(next)}
          onOpen={() => setOpen(true)}
          onClose={() => setOpen(false)}
        />
        {open && row && (
          <RequestDetails
            key={`${panel.browser} ${row.id}`}
            row={row}
            menu={panel.menu}
            trace={trace}
            onClose={() => setOpen(false)}
          />
        )}
      </div>
      {row?.cells.status?.more && (
        <p className="devtools-foot">
          Status, pointed at: <span className="code">{row.cells.status.more}</span>
        </p>
      )}
      <p className="devtools-foot" aria-live="polite">
        {shown.length === panel.rows.length ? '' : `${shown.length} / `}
        {panel.rows.length} {panel.rows.length === 1 ? 'request' : 'requests'}
      </p>
      {panel.unseen.map((sentence) => (
        <p key={sentence} className="devtools-foot">
          <MarkedText text={sentence} />
        </p>
      ))}
    </div>
  )
}

/** Every word has to be in the address or in a cell. */
function matches({ url, cells }: NetworkRow, filter: string): boolean {
  const text = [url, ...Object.values(cells).map((cell) => cell.text)].join(' ').toLowerCase()
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
