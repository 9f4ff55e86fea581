'use client'

import { Dialog } from '@base-ui/react/dialog'
import { Tabs } from '@base-ui/react/tabs'
import { X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { encodeLink } from '@/lib/document/link.ts'
import type { LinkView } from '@/lib/document/link-view.ts'
import { playgroundHref } from '@/lib/lessons/lesson-address.ts'
import { EmbedPart } from './embed-part.tsx'
import { FilePart } from './file-part.tsx'
import { LessonChoice } from './lesson-choice.tsx'
import { LinkPart } from './link-part.tsx'
import { LocalSiteNote } from './local-site-note.tsx'
import { MarkdownPart } from './markdown-part.tsx'
import { QrPart } from './qr-part.tsx'
import type { InLesson, SharedThing } from './shared-thing.ts'
import { ViewChoices } from './view-choices.tsx'
import { WordsFields } from './words-fields.tsx'

const PARTS = [
  ['link', 'Link', LinkPart],
  ['qr', 'QR code', QrPart],
  ['markdown', 'Markdown', MarkdownPart],
  ['embed', 'Embed', EmbedPart],
  ['file', 'Picture and file', FilePart],
] as const

/** Everything by which a document goes to other people. Nothing of it is stored anywhere else. */
export function ShareDialog({ shared, onClose }: { shared: SharedThing; onClose: () => void }) {
  const [part, setPart] = useState<string>('link')
  // What the sender has in front of them is what the reader is to see.
  const [view, setView] = useState((): LinkView => {
    const { step, tab, lines } = shared.view
    return {
      ...(step && { step }),
      ...(tab && { tab }),
      ...(lines && { lines }),
      ...(shared.covered && { covered: true }),
    }
  })
  const { document, base, inLesson, exercise } = shared
  // An exercise is sent to be solved, an example to be read about. Whoever has written something there may want to show that.
  const [wanted, setWanted] = useState(inLesson?.edited === false)
  const asInLesson = inLesson !== undefined && wanted
  const [withCheck, setWithCheck] = useState(true)
  const { stage: _stage, covered: isCovered, ...embedded } = view
  const { step: _step, ...beforeSteps } = view
  const encode = (shown: LinkView) => encodeLink(document, { view: shown, base: base ?? undefined })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown follows from the view
  const [fragment, embedFragment] = useMemo(
    () => [encode(isCovered ? beforeSteps : view), encode(embedded)],
    [document, view, base],
  )
  // The steps of an exercise, and those of a changed text, are not the lesson's.
  const hasSteps = inLesson !== undefined && inLesson.task === undefined && !inLesson.edited && !shared.covered
  const link = asInLesson
    ? lessonLink(inLesson, hasSteps ? view.step : undefined)
    : playgroundLink(fragment, withCheck ? exercise : undefined)
  const covered = shared.covered === true || (view.covered === true && !asInLesson)
  // An embed and a file hold a document, wherever it is from.
  const isLink = part !== 'embed' && part !== 'file'
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-ink/25 dark:bg-black/55" />
        <Dialog.Popup className="fixed inset-x-0 top-0 z-50 mx-auto flex max-h-dvh w-full max-w-[640px] flex-col overflow-hidden border border-line-strong bg-panel shadow-card sm:top-[6vh] sm:max-h-[88dvh] sm:rounded-[16px]">
          <div className="flex items-start gap-3 py-3 pr-2 pl-5">
            <div className="min-w-0 flex-1">
              <Dialog.Title className="font-display text-[19px] font-[680] tracking-[-0.015em]">Share</Dialog.Title>
              <Dialog.Description className="text-[14px] text-soft">
                {asInLesson && isLink
                  ? `The link leads to this place in the lesson, with the lesson’s own text${hasSteps && view.step ? `, and opens at step ${view.step} when the reader has run it` : ''}.`
                  : 'The link holds the page, the code and the servers. Nothing is stored elsewhere, and nothing runs until the reader presses Run.'}
              </Dialog.Description>
            </div>
            <Dialog.Close className="icon-button" aria-label="Close">
              <X size={17} aria-hidden />
            </Dialog.Close>
          </div>
          <Tabs.Root value={part} onValueChange={(value) => setPart(String(value))} className="flex min-h-0 flex-col">
            <Tabs.List className="tab-row flex flex-none gap-5 border-b border-line px-5" aria-label="Ways to share">
              {PARTS.map(([id, label]) => (
                <Tabs.Tab key={id} value={id} className="tab">
                  {label}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
            <section className="min-h-0 overflow-y-auto px-5 py-4" tabIndex={0} aria-label="What to share">
              {part !== 'file' && <LocalSiteNote link={link} />}
              {inLesson && isLink && <LessonChoice inLesson={inLesson} chosen={asInLesson} onChoose={setWanted} />}
              {exercise && isLink && !asInLesson && (
                <label className="mb-4 flex items-baseline gap-2 text-[14px]">
                  <input
                    type="checkbox"
                    className="translate-y-px"
                    checked={withCheck}
                    onChange={(event) => setWithCheck(event.target.checked)}
                  />
                  With the exercise’s task and its check beside it
                </label>
              )}
              {PARTS.map(([id, , Part]) => (
                <Tabs.Panel key={id} value={id} tabIndex={-1}>
                  <Part {...{ shared, link, embedFragment, covered, asInLesson }} />
                </Tabs.Panel>
              ))}
              {part !== 'file' && (!(asInLesson && isLink) || (hasSteps && shared.view.step)) && (
                <div className="mt-5 grid gap-5 border-t border-line pt-4">
                  <ViewChoices
                    now={shared.view}
                    document={document}
                    chosen={view}
                    onChoose={setView}
                    embedded={part === 'embed'}
                    inLesson={asInLesson && isLink}
                  />
                  {!(asInLesson && isLink) && <WordsFields shared={shared} />}
                </div>
              )}
            </section>
          </Tabs.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

const playgroundLink = (fragment: string, exercise: SharedThing['exercise']) =>
  `${location.origin}${exercise ? playgroundHref(exercise, fragment) : `/playground#${fragment}`}`

/** The lesson with the example or exercise open, at a step where there is one. */
function lessonLink({ href }: InLesson, step: number | undefined): string {
  const url = new URL(href, location.origin)
  if (step) url.searchParams.set('step', String(step))
  return url.href
}
