'use client'

import { Menu } from '@base-ui/react/menu'
import { FolderOpen } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { NEW_DOCUMENT_HREF } from '@/lib/documents/own-documents.ts'

const ITEM = 'block w-full rounded-[8px] px-3 py-2 text-left outline-none data-highlighted:bg-sunk'

const SITE = [
  { href: '/lessons', title: 'Lessons', says: 'The course, with a lab beside each text' },
  { href: '/reference', title: 'Reference', says: 'Glossary, cheat sheet and errors' },
] as const

interface Props {
  document: PlaygroundDocument
  /** Null where nothing was changed. */
  onReset: (() => void) | null
}

/** Where else there is something to open, and what can be made of this. */
export function DocumentMenu({ document, onReset }: Props) {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  // Its code is loaded when it is wanted.
  const makeExercise = () =>
    void import('./make-exercise.ts')
      .then((made) => router.push(made.makeExercise(document)))
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="icon-button flex-none data-popup-open:bg-sunk" aria-label="Documents" title="Documents">
        <FolderOpen size={17} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={8} align="start" collisionPadding={10} className="z-50">
          <Menu.Popup className="w-[250px] rounded-[12px] border border-line-strong bg-panel p-1.5 shadow-card outline-none">
            {/* Not a Link: it opens a page of its own, so that Back leads to the document that was open. */}
            <Menu.Item render={<a href={NEW_DOCUMENT_HREF} />} className={ITEM}>
              <span className="block text-[15px] font-semibold">New document</span>
              <span className="block text-[13.5px] leading-snug text-soft">The one that is open is kept</span>
            </Menu.Item>
            <Menu.Item render={<Link href="/documents" />} className={ITEM}>
              <span className="block text-[15px] font-semibold">My documents</span>
              <span className="block text-[13.5px] leading-snug text-soft">
                All you changed or ran, and its history
              </span>
            </Menu.Item>
            <Menu.Item render={<Link href="/examples" />} className={ITEM}>
              <span className="block text-[15px] font-semibold">Examples</span>
              <span className="block text-[13.5px] leading-snug text-soft">Servers and problems to open</span>
            </Menu.Item>
            <Menu.Item className={ITEM} closeOnClick={false} onClick={makeExercise}>
              <span className="block text-[15px] font-semibold">Make an exercise of this</span>
              <span role={problem ? 'alert' : undefined} className="block text-[13.5px] leading-snug text-soft">
                {problem ?? 'For students: with checks made by pointing at its run'}
              </span>
            </Menu.Item>
            {/* On a narrow screen the bar has no room for the site's navigation. */}
            {SITE.map(({ href, title, says }) => (
              <Menu.Item key={href} render={<Link href={href} />} className={`${ITEM} lg:hidden`}>
                <span className="block text-[15px] font-semibold">{title}</span>
                <span className="block text-[13.5px] leading-snug text-soft">{says}</span>
              </Menu.Item>
            ))}
            {onReset && (
              <Menu.Item className={ITEM} onClick={onReset}>
                <span className="block text-[15px] font-semibold">Reset</span>
                <span className="block text-[13.5px] leading-snug text-soft">Back to the original; can be undone</span>
              </Menu.Item>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
