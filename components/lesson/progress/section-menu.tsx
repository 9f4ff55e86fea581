'use client'

import { Menu } from '@base-ui/react/menu'
import { Check, List } from 'lucide-react'
import { sectionKey } from '@/lib/lessons/lesson-progress.ts'
import { hasRead } from '@/lib/lessons/progress.ts'
import { useProgress } from './progress.ts'

export interface SectionName {
  /** The heading's id; empty for the start of the lesson. */
  readonly id: string
  readonly title: string
}

/** A menu with the lesson's sections, and which of them were read. */
export function SectionMenu({ lesson, sections }: { lesson: string; sections: readonly SectionName[] }) {
  const { progress } = useProgress()
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        className="icon-button flex-none data-popup-open:bg-sunk"
        aria-label="In this lesson"
        title="In this lesson"
      >
        <List size={17} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={8} align="start" collisionPadding={10} className="z-50">
          <Menu.Popup className="max-h-[70dvh] w-[min(340px,calc(100vw-20px))] overflow-y-auto rounded-[12px] border border-line-strong bg-panel p-1.5 shadow-card outline-none">
            {sections.map(({ id, title }) => (
              <Menu.Item
                key={id}
                render={<a href={id ? `#${id}` : '#content'} />}
                className="flex items-baseline gap-2 rounded-[8px] px-3 py-1.5 text-[15px] leading-snug outline-none data-highlighted:bg-sunk"
              >
                <span className="flex-1">{title}</span>
                {hasRead(progress, sectionKey(lesson, id)) && (
                  <Check size={14} className="flex-none self-center text-go" aria-label="Read" />
                )}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
