'use client'

import { MarkedText } from '@/components/site/marked-text.tsx'
import type { OwnExercise } from '@/lib/homework/own/own-exercise.ts'
import { callName, canBeVaried, type PointedCall } from '@/lib/homework/own/pointed-calls.ts'
import type { Probe } from '@/lib/lessons/exercise.ts'
import { lookAlikes } from '@/lib/lessons/look-alikes.ts'
import { Ask, type Asking, CallOutcome, type Ended, whoOf } from './ask.tsx'
import { CallVariants } from './call-variants.tsx'

interface Props {
  own: OwnExercise
  calls: readonly PointedCall[]
  onAsk: (probe: Probe) => void
  /** Runs the call of a probe in the start and in the solution. */
  onTry: (probe: Probe) => Promise<readonly Ended[]>
}

/** The calls of a run: of each, what must be so. */
export function PointedList({ own, calls, onAsk, onTry }: Props) {
  return (
    <ul className="mt-3 grid gap-3">
      {calls.map((pointed) => (
        <li key={pointed.number} className="rounded-[12px] border border-line-strong bg-panel p-4">
          <p className="font-mono text-[14px] wrap-anywhere">{callName(pointed.call)}</p>
          <p className="mt-1 text-[14.5px]">
            <CallOutcome pointed={pointed} /> <span className="text-soft">from {whoOf(pointed.origin)}</span>
          </p>
          {pointed.outcome !== 'readable' && pointed.why && (
            <p className="mt-1 text-[14px] text-soft">
              <MarkedText text={pointed.why} />
            </p>
          )}
          <div className="mt-3 flex flex-wrap gap-2">
            <Ask own={own} pointed={pointed} requirement={{ what: 'readable' }} onAsk={onAsk}>
              Must be readable
            </Ask>
            <Ask own={own} pointed={pointed} requirement={{ what: 'refused' }} onAsk={onAsk}>
              Must be refused
            </Ask>
            {canBeVaried(pointed) && <AskOfStranger own={own} pointed={pointed} onAsk={onAsk} />}
          </div>
          <details className="mt-2">
            <summary className="cursor-pointer py-1 text-[14.5px] text-soft hover:text-ink">
              Headers, preflight, other callers
            </summary>
            <MoreToAsk own={own} pointed={pointed} onAsk={onAsk} />
            {canBeVaried(pointed) && <CallVariants own={own} pointed={pointed} onAsk={onAsk} onTry={onTry} />}
          </details>
        </li>
      ))}
    </ul>
  )
}

function AskOfStranger(asking: Asking) {
  const [stranger] = lookAlikes(asking.pointed.page.url)
  return stranger ? (
    <Ask {...asking} requirement={{ what: 'refused' }} variant={{ page: stranger }}>
      A stranger must not read it
    </Ask>
  ) : null
}

function MoreToAsk(asking: Asking) {
  const { pointed } = asking
  return (
    <div className="mt-2 grid gap-3 text-[14.5px]">
      {pointed.headers.length > 0 && (
        <div>
          <p className="font-semibold">Headers of the answer</p>
          <ul className="mt-1 grid gap-1.5">
            {pointed.headers.map(({ name, visible }) => (
              <li key={name} className="flex flex-wrap items-center gap-2">
                <code className="min-w-0 flex-1 basis-[150px] text-[13px] wrap-anywhere">
                  {name} <span className="text-soft">{visible ? '' : '(hidden)'}</span>
                </code>
                <Ask {...asking} requirement={{ what: 'header', name, wanted: true }}>
                  Must be readable
                </Ask>
                <Ask {...asking} requirement={{ what: 'header', name, wanted: false }}>
                  Must be hidden
                </Ask>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div>
        <p className="font-semibold">
          The browser {pointed.preflighted ? 'asked first, with a preflight' : 'did not ask first'}
        </p>
        <div className="mt-1.5 flex flex-wrap gap-2">
          <Ask {...asking} requirement={{ what: 'preflighted', wanted: true }}>
            It must ask first
          </Ask>
          <Ask {...asking} requirement={{ what: 'preflighted', wanted: false }}>
            It must not ask
          </Ask>
          <Ask {...asking} requirement={{ what: 'not-reached' }}>
            Must not reach the server
          </Ask>
        </div>
      </div>
    </div>
  )
}
