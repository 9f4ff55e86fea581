'use client'

import { Menu } from '@base-ui/react/menu'
import { EllipsisVertical } from 'lucide-react'
import { NoticeBubble } from '@/components/ui/notice-bubble.tsx'
import { useNotice } from '@/components/ui/use-notice.ts'
import type { NetworkPanel, NetworkRow } from '@/lib/devtools/panel-model.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { curlOf } from '@/lib/trace/export/curl.ts'
import { fetchCodeOf } from '@/lib/trace/export/fetch-code.ts'

interface Props {
  row: NetworkRow
  menu: NetworkPanel['menu']
  trace: Trace
}

/** What can be copied from a row, in the words of the browser's own menu. */
export function RowMenu({ row, menu, trace }: Props) {
  const { notice, setNotice, copy } = useNotice()
  const curl = row.exchange === null ? null : curlOf(trace, row.exchange)
  const code = fetchCodeOf(trace, row.exchange ?? preflightOf(trace, row.call))
  const headers = responseHeaders(trace, row.exchange)
  const items: readonly (readonly [label: string | null, act: (() => void) | null])[] = [
    [
      menu.curl,
      curl && (() => void copy(curl.command, ['The request is copied as a curl command.', ...curl.remarks].join(' '))),
    ],
    [menu.fetch, code === null ? null : () => void copy(code, 'The request is copied as a fetch() call.')],
    [
      menu.responseHeaders,
      headers === null ? null : () => void copy(headers, 'The headers of the response are copied.'),
    ],
  ]
  return (
    <span className="relative flex-none">
      <Menu.Root modal={false}>
        <Menu.Trigger className="icon-button" aria-label="Copy from this row" title="Copy from this row">
          <EllipsisVertical size={15} aria-hidden />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="end" className="z-50">
            <Menu.Popup className="rounded-[10px] border border-line-strong bg-panel p-1 text-[13.5px] shadow-card outline-none">
              {items.map(
                ([label, act]) =>
                  label !== null && (
                    <Menu.Item
                      key={label}
                      disabled={act === null}
                      className="cursor-pointer rounded-md px-3 py-1.5 outline-none select-none data-disabled:cursor-default data-disabled:text-soft data-highlighted:bg-sunk"
                      onClick={() => act?.()}
                    >
                      {label}
                    </Menu.Item>
                  ),
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <NoticeBubble
        notice={notice}
        onClose={() => setNotice(null)}
        className="absolute top-full right-0 z-40 mt-1 block w-max max-w-[min(340px,calc(100vw-32px))]"
      />
    </span>
  )
}

/** The last preflight of a call whose own request was not sent; 0: there is none. */
function preflightOf(trace: Trace, call: number): number {
  const last = trace.findLast((e) => e.type === 'request' && e.call === call)
  return last?.type === 'request' ? last.exchange : 0
}

function responseHeaders(trace: Trace, exchange: number | null): string | null {
  const response = trace.find((e) => e.type === 'response' && e.exchange === exchange)
  if (response?.type !== 'response') return null
  return response.headers.map(([name, value]) => `${name}: ${value}`).join('\n')
}
