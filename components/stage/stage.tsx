'use client'

import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useFixing } from '@/components/bench/use-fixing.ts'
import { usePanes } from '@/components/bench/use-panes.ts'
import { useTabTitle } from '@/components/site/use-tab-title.ts'
import type { CommandId } from '@/lib/commands/commands.ts'
import { predictedCall } from '@/lib/lessons/prediction.ts'
import { coveredRows } from '@/lib/stage/covered.ts'
import { documentLanes } from '@/lib/stage/document-lanes.ts'
import { isChanged, shownTitle } from '@/lib/stage/shown-words.ts'
import { headWidth } from '@/lib/stage/stage-layout.ts'
import { diagramOf } from '@/lib/trace/diagram/diagram.ts'
import type { Trace } from '@/lib/trace/events.ts'
import { threeQuestions, UNANSWERED } from '@/lib/trace/summary/questions.ts'
import { runNotice } from '@/lib/trace/summary/run-notice.ts'
import { Laser } from './laser.tsx'
import { StageAnswer } from './stage-answer.tsx'
import { StageMessage, StageWhy } from './stage-beside.tsx'
import { StageEnd } from './stage-end.tsx'
import { StageExchange } from './stage-exchange.tsx'
import type { StagePlace } from './stage-followers.ts'
import { StageFoot } from './stage-foot.tsx'
import { StageHelp } from './stage-help.tsx'
import { StageLeave } from './stage-leave.tsx'
import type { StageProps } from './stage-props.ts'
import { StageQuestion } from './stage-question.tsx'
import { forgetSession } from './stage-session.ts'
import { isLong, StageTask } from './stage-task.tsx'
import { StageText } from './stage-text.tsx'
import { StageTexts } from './stage-texts.tsx'
import { StageTools } from './stage-tools.tsx'
import { useNotes } from './use-notes.ts'
import { useAlone, useMouseMoved, useStageSize, useWakeLock } from './use-screen.ts'
import { useStage } from './use-stage.ts'
import { useStageCommands } from './use-stage-commands.ts'

const EMPTY_TRACE: Trace = []
/** Beside the exchange, a lane header has at least this width in units; else what is beside takes the exchange's place. */
const LEAST_HEAD = 160
/** The exchange's part of the width, with something beside it. */
const PART = 0.57

/** The exchange as a slide, in place of the page. */
export default function Stage({ talk, first, onClose, followers: others, parts = {} }: StageProps) {
  const lead = useStage(talk, first)
  const notes = useNotes(lead.since)
  const followers = useMemo(() => [...(others ?? []), ...(notes ? [notes] : [])], [others, notes])
  const { state, scene, bench, trace, covered, uncovered, marks, restoring } = lead
  const stage = useRef<HTMLDivElement>(null)
  const size = useStageSize()
  useAlone(stage)
  useWakeLock()
  const moved = useMouseMoved(stage)
  const leave = () => {
    forgetSession(talk.id)
    const edited = talk.scenes.flatMap(({ id }, scene) => {
      const document = bench.documentOf(id)
      return isChanged({ talk, state: { scene }, document }) ? [[id, document] as const] : []
    })
    onClose(new Map(edited), state.scene)
  }
  const screen = useStageCommands(lead, talk.scenes.length, {
    onLeave: leave,
    closeOther: () => parts.back?.() ?? false,
    command: (id, say) => parts.command?.(id, place, say),
  })
  const { command, writing } = screen
  const panes = usePanes(bench)
  const running = useRef(command)
  running.current = command
  const fixing = useFixing({
    ...bench,
    run: async () => {
      running.current('run')
      return null
    },
  })

  const place = useMemo<StagePlace>(
    () => ({ talk, state, document: bench.document, trace, covered: covered && !uncovered }),
    [talk, state, bench.document, trace, covered, uncovered],
  )
  useEffect(() => {
    if (!restoring) for (const follower of followers) follower.follow(place)
  }, [followers, place, restoring])
  useEffect(() => {
    const ends = followers.map((follower) => follower.lead?.((id: CommandId) => running.current(id)))
    return () => {
      for (const end of ends) end?.()
    }
  }, [followers])

  const whole = useMemo(() => diagramOf(trace ?? EMPTY_TRACE), [trace])
  const known = useMemo(() => documentLanes(bench.document), [bench.document])
  const model = useMemo(
    () => coveredRows(whole, uncovered ? whole.rows.length : state.step, known),
    [whole, uncovered, state.step, known],
  )
  const present = model.rows[state.step - 1]
  const { setCall } = panes
  const call = present?.call || null
  useEffect(() => {
    const asked = trace?.find((e) => e.type === 'call' && e.call === call)
    setCall(asked?.type === 'call' ? (asked.source ?? null) : null)
  }, [trace, call, setCall])

  const asked = useMemo(() => (trace && uncovered ? predictedCall(trace) : null), [trace, uncovered])
  const answers = trace && uncovered ? (asked === null ? UNANSWERED : threeQuestions(trace, asked)) : null
  // A run without a call says in its answer how it ended.
  const notice = trace && uncovered && asked !== null ? runNotice(trace) : null
  const readable = trace && !uncovered ? trace.slice(0, present ? present.event + 1 : 0) : trace

  /** Servers from this one on, as many as have room: a clicker cannot ask for the next one. */
  const serversFrom = (first: number) => {
    const { length } = bench.document.servers
    const room = state.phase === 'question' ? (scene.task ? 1 : 2) : scene.task ? 2 : 1
    return bench.document.servers.slice(0, room).map((_, at) => (first + at) % length)
  }
  const text = (server: number | null) => (
    <StageText
      key={server ?? 'script'}
      bench={bench}
      // What the run says about the texts is covered as the run is.
      panes={trace === null || uncovered ? panes : { ...panes, client: [], server: () => [] }}
      server={server}
      unit={size.unit}
      writing={writing}
      onRun={() => command('run')}
    />
  )
  const before = state.phase === 'steps' && state.step === 0
  const task = before ? scene.task : undefined
  const splits =
    state.phase === 'question' ||
    task !== undefined ||
    (state.phase === 'steps' && headWidth(model.lanes.length, size.width * PART - 20) >= LEAST_HEAD)
  const beside: ReactNode =
    state.beside === 'script' ? (
      text(null)
    ) : state.beside === 'server' ? (
      text(screen.server)
    ) : state.beside === 'why' ? (
      <StageWhy trace={uncovered ? trace : null} fixing={scene.exercise ? undefined : fixing} stale={bench.stale} />
    ) : state.beside === 'message' ? (
      <StageMessage trace={readable} rows={model.rows.slice(0, state.step)} />
    ) : state.phase === 'question' || before ? (
      <StageTexts
        task={state.phase === 'question' ? scene.task : undefined}
        width={size.width}
        texts={[null, ...serversFrom(screen.server)].map((server) => ({
          of: server === null ? 'script' : 'server',
          code: (server === null ? bench.document.client.code : bench.document.servers[server]?.text) ?? '',
          shown: text(server),
        }))}
      />
    ) : null
  const title = shownTitle(place)
  const at = talk.scenes.length > 1 ? `Stage, scene ${state.scene + 1} of ${talk.scenes.length}` : 'Stage'
  useTabTitle(title === scene.title ? title : at, 'stage')
  const count =
    state.phase === 'steps' && state.step > 0
      ? `step ${state.step}${uncovered ? ` of ${whole.rows.length}` : ''}`
      : talk.scenes.length > 1
        ? `${state.scene + 1} of ${talk.scenes.length}`
        : ''
  const alone = beside !== null && (writing || (before && !task) || !splits)
  const on = new Set<CommandId>([
    ...(covered ? (['toggle-asking'] as const) : []),
    ...(state.beside ? ([`show-${state.beside}`] as const) : []),
    ...(screen.laser ? (['laser'] as const) : []),
    ...(screen.fullscreen ? (['fullscreen'] as const) : []),
  ])

  return createPortal(
    <div
      ref={stage}
      className="stage"
      role="dialog"
      aria-modal="true"
      aria-label={talk.scenes.length > 1 ? `Stage: ${talk.title}` : 'Stage'}
      tabIndex={-1}
      data-phase={state.phase}
      data-step={state.step}
      data-scene={state.scene + 1}
      data-cover={lead.cover}
      data-busy={bench.running || undefined}
      data-projector={screen.theme === 'projector' || undefined}
      data-laser={screen.laser || undefined}
      data-blank={state.blank || undefined}
      style={{ '--stage-unit': `${size.unit}px` } as React.CSSProperties}
    >
      <div className="stage-title">
        <h1>{title}</h1>
        <p>{[bench.running ? 'Running…' : isChanged(place) ? 'changed' : '', count].filter(Boolean).join(' · ')}</p>
        {parts.corner?.(place)}
      </div>
      <div
        className="stage-main"
        data-split={beside !== null && !alone ? true : undefined}
        data-texts={state.phase === 'question' || (task !== undefined && !isLong(task)) || undefined}
      >
        {!alone && (
          <div className="stage-picture">
            {state.phase === 'question' ? (
              <>
                <StageQuestion marks={marks} onMark={lead.mark} />
                {parts.question?.(place)}
              </>
            ) : state.phase === 'answer' && trace ? (
              <StageAnswer
                trace={trace}
                marks={marks}
                task={scene.task}
                under={parts.answer && ((question) => parts.answer?.(place, question))}
              />
            ) : task ? (
              <StageTask task={task} headed />
            ) : (
              <StageExchange model={model} step={state.step} size={size} />
            )}
          </div>
        )}
        {beside && <div className="stage-beside">{beside}</div>}
      </div>
      {bench.trouble && (
        <p role="alert" className="stage-trouble">
          {bench.trouble}
        </p>
      )}
      {notice && <p className="stage-trouble">{notice}</p>}
      {state.phase === 'steps' && state.step > 0 && <StageFoot answers={answers} marks={marks} />}
      <p className="sr-only" role="status">
        {state.phase === 'question' ? 'What do you expect?' : state.phase === 'steps' ? (present?.says ?? task) : ''}
      </p>
      {screen.end && <StageEnd scenes={talk.scenes.length} onBegin={screen.begin} onBack={() => command('previous')} />}
      <StageTools shown={moved} on={on} undoes={bench.keeping.before !== null} onCommand={command} onLeave={leave}>
        {parts.tools?.(place, command)}
      </StageTools>
      {screen.leaving && <StageLeave leaveKey={screen.leaveKey} keys={screen.leaving} onLeave={leave} />}
      {screen.hint && (
        <p className="stage-hint" role="status">
          {screen.hint}
        </p>
      )}
      {screen.help && <StageHelp />}
      {screen.laser && <Laser />}
      {state.blank && (
        <button
          type="button"
          className="stage-blank"
          aria-label="The screen is blank. Any key brings it back."
          onClick={() => command('blank')}
        />
      )}
    </div>,
    document.body,
  )
}
