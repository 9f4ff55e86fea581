'use client'

import { Link, ListTodo, LogOut, Repeat, Users } from 'lucide-react'
import type { ComponentType } from 'react'
import { CommandButton } from '@/components/commands/command-button.tsx'
import type { StagePlace } from '@/components/stage/stage-followers.ts'
import { QrCode } from '@/components/ui/qr-code.tsx'
import { codeInGroups } from '@/lib/class/class-code.ts'
import type { ClassView } from '@/lib/class/class-view.ts'
import { answeredSoFar } from '@/lib/class/count-words.ts'
import type { CommandId } from '@/lib/commands/commands.ts'
import { encodeLink } from '@/lib/document/link.ts'
import type { PredictionQuestion } from '@/lib/lessons/prediction.ts'
import { AgainCard, LeaveCard } from './class-choices.tsx'
import { classCommands, isTask } from './class-commands.ts'
import { sceneInClass } from './class-follower.ts'
import { ENDED, placeOnStage, useLed } from './class-session.ts'
import { ClassVotes } from './class-votes.tsx'
import { JoinCard } from './join-card.tsx'
import { NO_SERVER } from './start-class.tsx'

/** At the right of the title: the code, and how many have joined. The numbers change too often to be read out. */
export function ClassCorner() {
  const { leading, view, status, card, trouble } = useLed()
  const away = leading !== null && status.is === 'away'
  return (
    <>
      {(leading || trouble) && (
        <div className="stage-class" data-testid="stage-class">
          {leading && (
            <p>
              <b>{codeInGroups(leading.code)}</b>
              {view && ` · ${view.counts.joined} joined`}
              {view?.task && ` · ${view.counts.solved} solved`}
              {view?.handOut && ` · ${view.counts.handedIn} handed in`}
              {away && ' · reconnecting'}
            </p>
          )}
          {trouble && <p className={trouble === ENDED ? undefined : 'text-stop'}>{trouble}</p>}
        </div>
      )}
      <span className="sr-only" role="status">
        {trouble || (away ? 'The connection to the class was lost. It comes back by itself.' : hasAnswered(view))}
      </span>
      {card === 'leave' && leading && <LeaveCard code={leading.code} />}
      {card === 'again' && <AgainCard />}
      {(card === 'join' || card === 'no-server') && (
        <StageCard>
          {card === 'join' && leading ? (
            <JoinCard code={leading.code} joined={view?.counts.joined ?? 0} />
          ) : (
            <NoClass />
          )}
        </StageCard>
      )}
    </>
  )
}

/** Once for each poll: everybody has answered all of it. */
function hasAnswered(view: ClassView | null): string {
  if (view?.poll?.phase !== 'open') return ''
  const { joined, answered } = view.counts
  return joined > 0 && answered >= joined ? 'The whole class has answered.' : ''
}

/** Over the stage until it moves, or is called back. */
const StageCard = ({ children }: { children: React.ReactNode }) => (
  <div className="stage-card [&_.button]:hidden">{children}</div>
)

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

/** Under the three questions: how many have answered all of them, and how many have begun. */
export function ClassQuestion({ at }: { at: StagePlace }) {
  const { view } = useLed()
  if (view?.poll?.scene !== sceneInClass(at)) return null
  return (
    <p className="stage-answered" data-testid="stage-answered">
      {answeredSoFar(view.counts)}
    </p>
  )
}

/** Under one of the answers: how many of the class chose what. */
export function ClassAnswer({ at, question }: { at: StagePlace; question: PredictionQuestion }) {
  const { view } = useLed()
  const { poll, histogram, earlier = null } = view ?? {}
  if (!poll || !histogram || poll.scene !== sceneInClass(at) || poll.phase !== 'revealed') return null
  return <ClassVotes question={question} histogram={histogram} earlier={earlier} truth={poll.truth} />
}

const ICONS: Readonly<Partial<Record<CommandId, ComponentType>>> = {
  'join-class': Users,
  'ask-again': Repeat,
  'set-task': ListTodo,
  'copy-lead-link': Link,
  'leave-class': LogOut,
}

/** Further buttons of the stage. */
export function ClassTools({ at, onCommand }: { at: StagePlace; onCommand: (id: CommandId) => void }) {
  const led = useLed()
  return classCommands(led, at).map((id) => {
    const Icon = ICONS[id] ?? Users
    return (
      <CommandButton
        key={id}
        command={id}
        context="stage"
        className="stage-tool"
        {...(id === 'set-task' ? { pressed: isTask(led, at) } : {})}
        onClick={() => onCommand(id)}
      >
        <Icon />
      </CommandButton>
    )
  })
}
