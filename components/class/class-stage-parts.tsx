'use client'

import { Users } from 'lucide-react'
import type { StagePlace } from '@/components/stage/stage-followers.ts'
import { QrCode } from '@/components/ui/qr-code.tsx'
import { codeInGroups } from '@/lib/class/class-code.ts'
import { counted } from '@/lib/class/summary-file.ts'
import { encodeLink } from '@/lib/document/link.ts'
import { sceneInClass } from './class-follower.ts'
import { askAgain, lead, placeOnStage, startOrShow, useLed } from './class-session.ts'
import { Distribution } from './distribution.tsx'
import { JoinCard } from './join-card.tsx'
import { NO_SERVER } from './start-class.tsx'

/** At the right of the title: the code, and how many have joined. */
export function ClassCorner() {
  const { leading, view, status, card, trouble } = useLed()
  return (
    <>
      {(leading || trouble) && (
        <span className="ml-auto font-semibold whitespace-nowrap tabular-nums" role="status" data-testid="stage-class">
          {leading && (
            <>
              {codeInGroups(leading.code)}
              {status.is === 'away' && ' · reconnecting'}
              {view && ` · ${view.counts.joined} joined`}
              {view?.task && ` · ${view.counts.solved} solved`}
            </>
          )}
          {trouble && <span className="block text-stop whitespace-normal">{trouble}</span>}
        </span>
      )}
      {card !== 'closed' && (
        <StageCard>{card === 'join' && leading ? <JoinCard code={leading.code} /> : <NoClass />}</StageCard>
      )}
    </>
  )
}

/** Over the stage until it moves, or is called back. */
function StageCard({ children }: { children: React.ReactNode }) {
  return (
    <div className="fixed inset-0 z-[4] grid content-center bg-paper p-[calc(40*var(--stage-unit))] [&_.button]:hidden [&_section]:text-[calc(40*var(--stage-unit))] [&_svg[role=img]]:w-[calc(560*var(--stage-unit))]">
      {children}
    </div>
  )
}

/** Where the host has files only: the document as a link. */
function NoClass() {
  const document = placeOnStage()?.document
  const link = document && `${location.origin}/playground#${encodeLink(document)}`
  return (
    <section aria-label="No class here" className="grid gap-[1em] sm:grid-cols-[1fr_auto]">
      <p className="self-center">{NO_SERVER}</p>
      {link && link.length <= 1_500 && (
        <QrCode text={link} label="QR code of the link to this document" className="block" />
      )}
    </section>
  )
}

/** Under the three questions: how many have answered. */
export function ClassQuestion({ at }: { at: StagePlace }) {
  const { view } = useLed()
  if (view?.poll?.scene !== sceneInClass(at)) return null
  const { joined, answered } = view.counts
  return (
    <p className="mt-[calc(18*var(--stage-unit))] text-center tabular-nums" data-testid="stage-answered">
      {answered} of {counted(joined, 'device has', 'devices have')} answered
    </p>
  )
}

/** Under the answers: what the class said. */
export function ClassAnswer({ at }: { at: StagePlace }) {
  const { view } = useLed()
  const { poll, histogram } = view ?? {}
  if (!poll || !histogram || poll.scene !== sceneInClass(at) || poll.phase !== 'revealed') return null
  return (
    <section
      aria-label="What the class said"
      className="max-h-[46%] flex-none overflow-auto px-[calc(40*var(--stage-unit))] pb-[calc(16*var(--stage-unit))] text-[calc(24*var(--stage-unit))]"
    >
      <Distribution histogram={histogram} truth={poll.truth} large />
    </section>
  )
}

/** Further buttons of the stage. */
export function ClassTools({ at }: { at: StagePlace }) {
  const { leading, view } = useLed()
  const scene = at.talk.scenes[at.state.scene]
  const { exercise } = scene ?? {}
  const isSet = exercise && view?.task?.lesson === exercise.lesson && view.task.exercise === exercise.id
  const label = leading ? 'How to join the class' : 'Start a class'
  return (
    <>
      <button type="button" className="stage-tool" aria-label={label} title={label} onClick={() => void startOrShow()}>
        <Users aria-hidden />
      </button>
      {leading && view?.poll && view.poll.phase !== 'open' && (
        <button type="button" className="stage-tool px-[0.4em]" onClick={askAgain}>
          Ask again
        </button>
      )}
      {leading && exercise && scene && (
        <button
          type="button"
          className="stage-tool px-[0.4em]"
          aria-pressed={isSet === true}
          onClick={() =>
            lead({
              do: 'set-task',
              task: isSet ? null : { lesson: exercise.lesson, exercise: exercise.id, title: scene.title },
            })
          }
        >
          Set as a task
        </button>
      )}
    </>
  )
}
