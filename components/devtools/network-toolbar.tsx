'use client'

import { Download, Funnel } from 'lucide-react'
import { saveFile } from '@/components/export/save-file.ts'
import { useHar } from '@/components/export/use-har.ts'
import type { NetworkPanel } from '@/lib/devtools/panel-model.ts'
import type { Trace } from '@/lib/trace/events.ts'

interface Props {
  browser: string
  filters: NetworkPanel['filters']
  filter: string
  onFilter: (filter: string) => void
  onlyScripts: boolean
  onOnlyScripts: (only: boolean) => void
  trace: Trace
  /** What the browser calls saving the whole panel; null: it does not offer it. */
  har: string | null
}

/** The bar above the table: the field for filtering, the filter for requests of scripts, and saving all of it. */
export function NetworkToolbar(props: Props) {
  const { browser, filters, filter, onFilter, onlyScripts, onOnlyScripts, trace, har } = props
  const makeHar = useHar(trace)
  return (
    <div className="devtools-bar">
      <label className="devtools-field">
        <Funnel size={13} aria-hidden />
        <input
          type="search"
          aria-label={`${filters.field} (${browser})`}
          placeholder={filters.field}
          value={filter}
          onChange={({ target }) => onFilter(target.value)}
        />
      </label>
      <fieldset className="flex gap-1">
        <legend className="sr-only">Kinds of requests</legend>
        {[false, true].map((scripts) => (
          <button
            key={String(scripts)}
            type="button"
            className="devtools-chip"
            aria-pressed={onlyScripts === scripts}
            onClick={() => onOnlyScripts(scripts)}
          >
            {scripts ? filters.scripts : filters.all}
          </button>
        ))}
      </fieldset>
      <span className="devtools-name">{browser}</span>
      {har && (
        <button
          type="button"
          className="icon-button"
          aria-label={har}
          title={har}
          onClick={() => saveFile('network.har', makeHar())}
        >
          <Download size={15} aria-hidden />
        </button>
      )}
    </div>
  )
}
