'use client'

import { Tabs } from '@base-ui/react/tabs'
import { Info, X } from 'lucide-react'
import type { DetailSection, NetworkPanel, NetworkRow, ShownCookie } from '@/lib/devtools/panel-model.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { RowMenu } from './row-menu.tsx'

interface Props {
  row: NetworkRow
  menu: NetworkPanel['menu']
  trace: Trace
  onClose: () => void
}

/** The tabs beside the table: headers, payload, response and cookies of the chosen row. */
export function RequestDetails({ row, menu, trace, onClose }: Props) {
  return (
    <section className="devtools-details" aria-label={`${row.method} ${row.url}`}>
      <Tabs.Root defaultValue={row.tabs[0]?.id ?? null} className="flex h-full min-h-0 flex-col">
        <div className="devtools-tabs">
          <button type="button" className="icon-button" aria-label="Close the details" onClick={onClose}>
            <X size={15} aria-hidden />
          </button>
          <Tabs.List className="tab-row flex min-w-0 flex-1 gap-4">
            {row.tabs.map(({ id, title }) => (
              <Tabs.Tab key={id} value={id} className="tab h-[32px]! text-[13px]!">
                {title}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <RowMenu row={row} menu={menu} trace={trace} />
        </div>
        {row.tabs.map(({ id, title, sections }) => (
          <Tabs.Panel key={id} value={id} className="devtools-panel" tabIndex={0} aria-label={title}>
            {sections.map((section, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: sections may have equal titles; their order never changes
              <Section key={index} section={section} />
            ))}
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </section>
  )
}

function Section({ section: { title, note, lines, text, empty, cookies } }: { section: DetailSection }) {
  return (
    <div className="py-1.5">
      {title !== null && <h3 className="text-[12.5px] font-semibold">{title}</h3>}
      {note !== undefined && (
        <p className="devtools-note">
          <Info size={13} className="mt-[3px] flex-none" aria-hidden />
          {note}
        </p>
      )}
      {lines && lines.length > 0 && (
        <dl className="code devtools-lines">
          {lines.map(([name, value], index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: header lines may repeat; their order never changes
            <div key={index}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {text !== undefined && <pre className="code whitespace-pre-wrap break-words">{text}</pre>}
      {empty && (
        <div className="py-2 text-soft">
          <p className="font-semibold">{empty.title}</p>
          {empty.text && <p>{empty.text}</p>}
        </div>
      )}
      {cookies && <Cookies cookies={cookies} label={title ?? 'Cookies'} />}
    </div>
  )
}

function Cookies({ cookies, label }: { cookies: readonly ShownCookie[]; label: string }) {
  return (
    <ul className="code" aria-label={label}>
      {cookies.map(({ name, value, attributes, blocked }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cookies may have equal names; their order never changes
        <li key={index} className={`break-words ${blocked === undefined ? '' : 'text-pre'}`}>
          {name}={value}
          {attributes && `; ${attributes}`}
          {blocked !== undefined && (
            <p className="devtools-note font-sans">
              <Info size={13} className="mt-[3px] flex-none" aria-hidden />
              {blocked}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
