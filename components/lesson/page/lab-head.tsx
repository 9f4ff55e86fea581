'use client'

import { ChevronLeft, ChevronRight, Code, ExternalLink, RotateCcw, Share2, Waypoints } from 'lucide-react'
import { CommandButton } from '@/components/commands/command-button.tsx'
import { ShareButton } from '@/components/share/share-button.tsx'
import { encodeLink } from '@/lib/document/link.ts'
import { baseOf } from '@/lib/document/link-base.ts'
import type { LinkView } from '@/lib/document/link-view.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { lessonHref, playgroundHref } from '@/lib/lessons/lesson-address.ts'
import { useLesson } from './lesson-context.tsx'
import type { LabRoom } from './use-room.ts'

interface Props {
  /** What is open now. */
  view: LinkView
  /** Answers are covered. */
  hidden: boolean
  room: LabRoom
}

const ACTION = 'flex h-8 flex-none items-center gap-1.5 rounded-lg px-1.5 text-[13px] text-soft hover:text-ink'

/** Names which of the lesson's documents is open, opens others, and holds what can be done with it. */
export function LabHead({ view, hidden, room }: Props) {
  const { lesson, bench } = useLesson()
  return (
    <div className="@container flex-none border-b border-line bg-sunk">
      <div className="flex h-11 items-center gap-1 px-1.5 sm:px-2.5">
        <Documents />
        <span className="flex-1" />
        {bench.result && (
          <fieldset aria-label="What is large" className="flex flex-none max-lg:hidden">
            <CommandButton
              command="enlarge-code"
              context="everywhere"
              className="icon-button aria-pressed:bg-ink/10 aria-pressed:text-ink"
              pressed={room.room === 'code'}
              onClick={() => room.enlarge('code')}
            >
              <Code size={16} aria-hidden />
            </CommandButton>
            <CommandButton
              command="enlarge-picture"
              context="everywhere"
              className="icon-button aria-pressed:bg-ink/10 aria-pressed:text-ink"
              pressed={room.room === 'picture'}
              onClick={() => room.enlarge('picture')}
            >
              <Waypoints size={16} aria-hidden />
            </CommandButton>
          </fieldset>
        )}
        {bench.edited && (
          <button type="button" className={ACTION} onClick={bench.reset} title="Reset">
            <RotateCcw size={14} aria-hidden /> <span className="@max-[620px]:sr-only">Reset</span>
          </button>
        )}
        <ShareButton
          shared={{
            document: bench.document,
            untitled: `${lesson.title}: ${labelOf(lesson, bench.open)}`,
            base: baseOf(bench.original),
            trace: bench.stale || hidden ? null : (bench.result?.trace ?? null),
            covered: hidden,
            view,
            ...(lesson.unlisted
              ? {}
              : {
                  inLesson: {
                    href: lessonHref(lesson, bench.open),
                    task: lesson.exercises.find(({ id }) => id === bench.open)?.task,
                    edited: bench.edited,
                  },
                  exercise: lesson.exercises.some(({ id }) => id === bench.open)
                    ? { lesson: lesson.slug, exercise: bench.open }
                    : undefined,
                }),
          }}
          className={ACTION}
        >
          <span className="@max-[620px]:sr-only">Share</span> <Share2 size={14} aria-hidden />
        </ShareButton>
        <a
          className={ACTION}
          href="/playground"
          title="Open in playground"
          onClick={(e) => {
            e.preventDefault()
            const fragment = encodeLink(bench.document, { base: baseOf(bench.original) })
            const isExercise = !lesson.unlisted && lesson.exercises.some(({ id }) => id === bench.open)
            const place = { lesson: lesson.slug, exercise: bench.open }
            window.open(isExercise ? playgroundHref(place, fragment) : `/playground#${fragment}`, '_blank', 'noopener')
          }}
        >
          <span className="@max-[760px]:sr-only">Open in playground</span> <ExternalLink size={14} aria-hidden />
        </a>
      </div>
    </div>
  )
}

/** The lesson's examples and exercises by their names: a menu, with a way to the one before and after. */
function Documents() {
  const { lesson, bench, solved } = useLesson()
  const examples = Object.keys(lesson.examples)
  const keys = [...examples, ...lesson.exercises.map((e) => e.id)]
  const at = keys.indexOf(bench.open)
  const to = (by: number) => keys[at + by] !== undefined && bench.show(keys[at + by] as string)
  const step = (by: number, label: string) => (
    <button
      type="button"
      className="icon-button flex-none aria-disabled:cursor-default aria-disabled:opacity-40 max-sm:hidden"
      aria-label={label}
      title={label}
      aria-disabled={keys[at + by] === undefined}
      onClick={() => to(by)}
    >
      {by < 0 ? <ChevronLeft size={16} aria-hidden /> : <ChevronRight size={16} aria-hidden />}
    </button>
  )
  return (
    <>
      {step(-1, 'The one before')}
      <select
        aria-label="Documents of this lesson"
        className="h-8 max-w-full min-w-0 truncate rounded-lg bg-transparent pl-1.5 text-[14px] font-semibold hover:bg-ink/5 pointer-coarse:h-10"
        value={bench.open}
        onChange={(e) => bench.show(e.target.value)}
      >
        <optgroup label="Examples" className="bg-panel font-normal text-ink">
          {examples.map((key) => (
            <option key={key} value={key}>
              {lesson.examples[key]?.label}
            </option>
          ))}
        </optgroup>
        {lesson.exercises.length > 0 && (
          <optgroup label="Exercises" className="bg-panel font-normal text-ink">
            {lesson.exercises.map(({ id, title }) => (
              <option key={id} value={id}>
                Exercise: {title}
                {solved.has(id) ? ' (solved)' : ''}
              </option>
            ))}
          </optgroup>
        )}
      </select>
      {step(1, 'The next one')}
    </>
  )
}

const labelOf = ({ examples, exercises }: Lesson, key: string) =>
  examples[key]?.label ?? exercises.find(({ id }) => id === key)?.title ?? key
