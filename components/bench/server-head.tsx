'use client'

import { Popover } from '@base-ui/react/popover'
import { Plus, Settings2, Trash2 } from 'lucide-react'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { CardPopover } from '@/components/ui/card-popover.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { MOST_SERVERS, type PlaygroundDocument } from '@/lib/document/document.ts'
import { originProblem } from '@/lib/document/edit-servers.ts'
import { DIALECT_IDS, DIALECTS, type DialectId } from '@/lib/servers/dialects.ts'
import { hostOf } from '@/lib/trace/address.ts'
import { ServerMarks } from './server-marks.tsx'
import { ServerWay } from './server-way.tsx'
import type { Servers } from './use-servers.ts'

/** The heading of a server's text in a lesson: which server, and its dialect. */
export function ServerNames({ servers }: { servers: Servers }) {
  const { all, current } = servers
  return (
    <>
      <ServerTabs servers={servers} wrap>
        {all.length === 1 && current?.dialect === 'raw' && <span className="self-center">the server</span>}
      </ServerTabs>
      {current && current.dialect !== 'raw' && (
        <span className={`flex-none text-[13px] leading-tight ${all.length > 1 ? 'basis-full pb-1.5' : ''}`}>
          {DIALECTS[current.dialect].label}
        </span>
      )}
    </>
  )
}

/** The heading of a server's text: which server, its dialect, and its origin. */
export function ServerHead({ servers, document }: { servers: Servers; document: PlaygroundDocument }) {
  const { all, current } = servers
  return (
    <>
      <ServerTabs servers={servers}>
        {all.length < MOST_SERVERS && (
          <IconButton className="my-auto flex-none" label="Add a server" onClick={servers.add}>
            <Plus size={15} aria-hidden />
          </IconButton>
        )}
      </ServerTabs>
      {current && (
        <>
          <DialectSelect dialect={current.dialect} onChange={servers.setDialect} />
          <ServerSettings key={current.origin} servers={servers} document={document} origin={current.origin} />
        </>
      )}
    </>
  )
}

function DialectSelect({ dialect, onChange }: { dialect: DialectId; onChange: (dialect: DialectId) => void }) {
  return (
    <select
      aria-label="Language of the server"
      className="h-8 min-w-0 max-w-[46%] flex-none truncate rounded-lg bg-transparent pr-1 text-[13px] text-soft hover:text-ink"
      value={dialect}
      onChange={(e) => onChange(e.target.value as DialectId)}
    >
      {DIALECT_IDS.map((id) => (
        <option key={id} value={id} className="bg-panel text-ink">
          {DIALECTS[id].label}
        </option>
      ))}
    </select>
  )
}

function ServerSettings({
  servers,
  document,
  origin,
}: {
  servers: Servers
  document: PlaygroundDocument
  origin: string
}) {
  const [text, setText] = useState(origin)
  const [open, setOpen] = useState(false)
  useEffect(() => setText(origin), [origin])
  const problem = originProblem(document, origin, text)
  const hint = useId()
  const move = () => {
    if (problem) return
    servers.setOrigin(text)
    setOpen(false)
  }
  return (
    <CardPopover
      label="Server settings"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Popover.Trigger className="icon-button flex-none" aria-label="Server settings" title="Server settings">
          <Settings2 size={15} aria-hidden />
        </Popover.Trigger>
      }
      className="w-[min(340px,calc(100vw-24px))]"
    >
      <form
        onSubmit={(e) => {
          e.preventDefault()
          move()
        }}
      >
        <label className="block text-[14px] font-semibold">
          Origin of this server
          <input
            className="mt-1.5 h-9 w-full rounded-lg border border-line-strong bg-paper px-2.5 font-mono text-[12.5px] font-normal"
            value={text}
            spellCheck={false}
            aria-invalid={problem !== null}
            aria-describedby={hint}
            onChange={(e) => setText(e.target.value)}
          />
        </label>
        <p
          id={hint}
          role={problem ? 'alert' : undefined}
          className={`mt-1.5 text-[13px] ${problem ? 'text-stop' : 'text-soft'}`}
        >
          {problem ?? 'The address that the page calls: scheme, host and port.'}
        </p>
        <div className="mt-3 flex items-center gap-2">
          <button type="submit" className="button" disabled={problem !== null || text === origin}>
            Change origin
          </button>
          <span className="flex-1" />
          {servers.all.length > 1 && (
            <button
              type="button"
              className="button text-stop"
              onClick={() => {
                setOpen(false)
                servers.remove()
              }}
            >
              <Trash2 size={14} aria-hidden /> Remove
            </button>
          )}
        </div>
        <div className="mt-4 border-t border-line pt-1">
          <ServerWay servers={servers} />
        </div>
      </form>
    </CardPopover>
  )
}

interface TabsProps {
  servers: Servers
  /** Where they do not fit beside each other, the next ones are below. */
  wrap?: boolean
  children: ReactNode
}

function ServerTabs({ servers: { all, current, show }, wrap = false, children }: TabsProps) {
  return (
    <fieldset
      aria-label="Servers"
      className={`flex min-w-0 flex-1 items-stretch gap-x-4 self-stretch ${wrap ? 'flex-wrap' : 'tab-row'}`}
    >
      {all.map((server) => (
        <button
          key={server.origin}
          type="button"
          aria-pressed={server === current}
          className={`tab h-10 flex-none text-[13.5px] ${all.length === 1 ? 'border-transparent!' : ''}`}
          onClick={() => show(server.origin)}
          title={server.origin}
        >
          {hostOf(server.origin)}
          <ServerMarks server={server} />
        </button>
      ))}
      {children}
    </fieldset>
  )
}
