'use client'

import Link from 'next/link'
import { useCallback, useEffect, useState } from 'react'
import { saveFile } from '@/components/export/save-file.ts'
import { SiteBar } from '@/components/site/site-bar.tsx'
import { codeInGroups } from '@/lib/class/class-code.ts'
import type { ClassConnection } from '@/lib/class/class-connection.ts'
import type { LeadMessage } from '@/lib/class/class-protocol.ts'
import { counted, stillAnswering } from '@/lib/class/count-words.ts'
import { originForOthers } from '@/lib/class/site-in-network.ts'
import { summaryFile } from '@/lib/class/summary-file.ts'
import type { Talk } from '@/lib/talk/talk.ts'
import { ClassExchange } from './class-exchange.tsx'
import { ClassStatus } from './class-status.tsx'
import { CopyLink } from './copy-link.tsx'
import { Distribution } from './distribution.tsx'
import { HandOut } from './hand-out.tsx'
import { JoinCard } from './join-card.tsx'
import { LeadRemote } from './lead-remote.tsx'
import { forgetLeading, keepLeading, leadAddress, leadingOf } from './leading.ts'
import { type LiveClass, useClass } from './use-class.ts'

interface Props {
  code: string
  /** What can be shown: at least one. */
  talks: readonly Talk[]
}

/** The leader's page: how the class is joined, what it is shown, and what it has said. */
export function LeadPage({ code, talks }: Props) {
  const [token, setToken] = useState<string | null>(null)
  useEffect(() => {
    const given = location.hash.slice(1)
    const known = given || (leadingOf(code)?.token ?? '')
    setToken(known)
    // A class must not read the token on the screen. Where nothing can be kept, only the address finds it after a reload.
    if (known && keepLeading({ code, token: known }) && given)
      history.replaceState(history.state, '', location.pathname)
  }, [code])
  const live = useClass(token ? { code, as: { token } } : null)
  const { status } = live
  const refused =
    token === ''
      ? 'This device does not lead this class. Open the leader’s link whole, with what is after #.'
      : status.is === 'over'
        ? (status.refusal?.says ?? 'The class has ended.')
        : null
  return (
    <>
      <SiteBar
        crumb="Class"
        beside={<span className="text-[15px] font-semibold whitespace-nowrap tabular-nums">{codeInGroups(code)}</span>}
      />
      <main id="content" className="mx-auto w-full max-w-[860px] px-4 pt-5 pb-16">
        <h1 className="page-title">Lead the class</h1>
        {refused && (
          <p className="mt-3 text-[17px]">
            {refused}{' '}
            <Link className="link" href="/class">
              Start a class
            </Link>
          </p>
        )}
        {!refused && <ClassStatus status={status} />}
        {live.view && token && <Leading code={code} token={token} talks={talks} live={live} />}
      </main>
    </>
  )
}

function Leading({ code, token, talks, live }: Props & { token: string; live: LiveClass }) {
  const { view, connection } = live
  const [refused, setRefused] = useState('')
  const lead = useCallback(
    (message: LeadMessage) =>
      void connection?.lead(message).then((delivery) => {
        // What a newer message has replaced says nothing.
        if (delivery.ok) setRefused('')
        else if (delivery.refusal) setRefused(delivery.refusal.says)
      }),
    [connection],
  )
  if (!view) return null
  const { counts, poll, histogram, task } = view
  const answering = poll?.phase === 'open' && stillAnswering(counts)
  return (
    <>
      {!view.ended && (
        // Once something is shown, what leads comes first, as on a phone.
        <details className="mt-4" open={view.scene === null}>
          <summary className="mb-3 cursor-pointer text-[16px] font-semibold">How to join, and to lead</summary>
          <JoinCard code={code} joined={counts.joined} />
          <p className="mt-3 text-[15px] text-soft">
            Open a{' '}
            <Link className="link" href="/lessons">
              lesson
            </Link>{' '}
            or the{' '}
            <Link className="link" href="/playground">
              playground
            </Link>{' '}
            in this tab and show it on the stage: the class follows. Or lead from here, as from a phone. Whoever has the
            leader’s link can lead, too.
          </p>
          <CopyLink link={() => `${originForOthers()}${leadAddress({ code, token })}`} />
        </details>
      )}
      <p className="mt-4 text-[17px] font-semibold" data-testid="class-counts">
        {counted(counts.joined, 'device has', 'devices have')} joined
        {poll && `, ${counts.answered} answered`}
        {answering && `, ${answering}`}
        {task && `, ${counts.solved} solved`}
        {view.handOut && `, ${counts.handedIn} handed in`}.
      </p>
      {refused && (
        <p role="alert" className="mt-3 text-[15px] text-stop">
          {refused}
        </p>
      )}
      {!view.ended && <LeadRemote talks={talks} view={view} lead={lead} />}
      {poll && histogram && (
        <details className="mt-5" open={poll.phase === 'revealed'}>
          <summary className="cursor-pointer text-[16px] font-semibold">What the class said</summary>
          <div className="mt-3">
            <Distribution histogram={histogram} earlier={view.earlier} truth={poll.truth} />
          </div>
        </details>
      )}
      {view.rows.length > 0 && (
        <div className="mt-5">
          <ClassExchange view={view} />
        </div>
      )}
      <HandOut leading={{ code, token }} view={view} />
      {connection && <Ending code={code} connection={connection} ended={view.ended} />}
    </>
  )
}

function Ending({ code, connection, ended }: { code: string; connection: ClassConnection; ended: boolean }) {
  const [sure, setSure] = useState(false)
  const [trouble, setTrouble] = useState('')
  const save = async () => {
    const summary = await connection.summary()
    if (!summary) return setTrouble('The summary is not available any more.')
    const { name, text } = summaryFile(summary)
    saveFile(name, new Blob([text], { type: 'text/markdown' }))
  }
  return (
    <div className="mt-8 flex flex-wrap gap-2 border-t border-line pt-4">
      <button type="button" className="button h-11" onClick={() => void save()}>
        Save the summary
      </button>
      {!ended && !sure && (
        <button type="button" className="button h-11" onClick={() => setSure(true)}>
          End the class
        </button>
      )}
      {!ended && sure && (
        <button
          type="button"
          className="button h-11 text-stop"
          onClick={() => {
            void save().then(() => connection.lead({ do: 'end' }))
            forgetLeading(code)
          }}
        >
          End it for everybody, and save the summary
        </button>
      )}
      <p role="status" className="w-full text-[14px] text-soft">
        {trouble || 'The summary has the scenes and how many chose what. It has nothing about any person or device.'}
      </p>
    </div>
  )
}
