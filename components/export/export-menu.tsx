'use client'

import { Menu } from '@base-ui/react/menu'
import { ClipboardCopy, Download, FileCode2, FileImage, FileJson2, type LucideIcon } from 'lucide-react'
import { NoticeBubble } from '@/components/ui/notice-bubble.tsx'
import { useNotice } from '@/components/ui/use-notice.ts'
import { diagramOf } from '@/lib/trace/diagram/diagram.ts'
import type { RowChange } from '@/lib/trace/diagram/diagram-model.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { mermaidOf } from '@/lib/trace/export/mermaid.ts'
import { verdictOf } from '@/lib/trace/export/verdict.ts'
import { pictureName, pngPicture, svgPicture } from './picture.ts'
import { saveFile } from './save-file.ts'
import { useHar } from './use-har.ts'

interface Props {
  trace: Trace
  /** Rows, by id, that the page marks as different from the previous run. */
  changes?: ReadonlyMap<string, RowChange> | undefined
}

/** Exports the run as a file or a text for use elsewhere: slides, an issue, a network panel. */
export function ExportMenu({ trace, changes }: Props) {
  const { notice, setNotice, copy } = useNotice()
  const har = useHar(trace)

  const save = async (kind: 'svg' | 'png' | 'har', make: () => Promise<Blob> | Blob) => {
    const name = pictureName(trace, kind)
    try {
      saveFile(name, await make())
      setNotice({ says: `Saved as ${name}.` })
    } catch (error) {
      const reason = error instanceof Error && error.message ? ` ${error.message}` : ''
      setNotice({
        says: `${name} could not be made.${reason} ${kind === 'png' ? 'Try SVG instead.' : 'Run again, then try once more.'}`,
      })
    }
  }
  const svg = async () => new Blob([(await svgPicture(trace, changes)).text], { type: 'image/svg+xml' })
  const mermaid = () =>
    copy(mermaidOf(diagramOf(trace), verdictOf(trace).place), 'The exchange is copied as Mermaid text.')

  return (
    <span className="relative mr-1 flex-none">
      <Menu.Root modal={false}>
        <Menu.Trigger className="icon-button" aria-label="Export" title="Export">
          <Download size={16} aria-hidden />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={6} align="end" className="z-50">
            <Menu.Popup className="w-[min(300px,calc(100vw-24px))] rounded-[12px] border border-line-strong bg-panel p-1.5 shadow-card outline-none">
              <Item
                icon={FileCode2}
                label="Save as SVG"
                hint="a picture that stays sharp"
                onClick={() => save('svg', svg)}
              />
              <Item
                icon={FileImage}
                label="Save as PNG"
                hint="a picture for slides and chats"
                onClick={() => save('png', () => pngPicture(trace, changes))}
              />
              <Item
                icon={ClipboardCopy}
                label="Copy as Mermaid"
                hint="text for a README or an issue"
                onClick={mermaid}
              />
              <Item
                icon={FileJson2}
                label="Save as HAR"
                hint="every request, for a network panel"
                onClick={() => save('har', har)}
              />
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

function Item({
  icon: Icon,
  label,
  hint,
  onClick,
}: {
  icon: LucideIcon
  label: string
  hint: string
  onClick: () => Promise<void>
}) {
  return (
    <Menu.Item
      className="flex cursor-pointer items-center gap-3 rounded-lg px-2.5 py-2 outline-none select-none data-highlighted:bg-sunk"
      onClick={() => void onClick()}
    >
      <Icon size={17} className="flex-none text-soft" aria-hidden />
      <span className="min-w-0">
        <span className="block text-[14px] leading-tight font-semibold">{label}</span>
        <span className="block text-[12.5px] leading-tight text-soft">{hint}</span>
      </span>
    </Menu.Item>
  )
}
