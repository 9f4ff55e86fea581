'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { codeInGroups } from '@/lib/class/class-code.ts'
import { closeCard, endClass, leadAgain, leaveClass, start } from './class-session.ts'
import { lastLed } from './leading.ts'

/** Over the stage: whether this stage leaves the class, or ends it for everybody. */
export function LeaveCard({ code }: { code: string }) {
  const [says, setSays] = useState('')
  const end = async () => {
    setSays('Saving the summary…')
    setSays((await endClass()) ?? '')
  }
  return (
    <Choice title={`Leave the class ${codeInGroups(code)}, or end it?`} says={says}>
      <button type="button" className="button" onClick={leaveClass}>
        Leave it: it goes on without this stage
      </button>
      <button type="button" className="button" onClick={() => void end()}>
        End it for everybody, and save the summary
      </button>
      <button type="button" className="button" onClick={closeCard}>
        Go on with the class
      </button>
    </Choice>
  )
}

/** Over the stage: the class that this device led last, so that who has joined it is not left behind. */
export function AgainCard() {
  const last = lastLed()
  if (!last) return null
  return (
    <Choice title={`This browser leads the class ${codeInGroups(last.code)}`} says="">
      <button type="button" className="button" onClick={() => leadAgain(last)}>
        Go on with this class
      </button>
      <button type="button" className="button" onClick={() => void start()}>
        Start another class, with a code of its own
      </button>
      <button type="button" className="button" onClick={closeCard}>
        Neither
      </button>
    </Choice>
  )
}

/** @param children buttons; the first gets the focus */
function Choice({ title, says, children }: { title: string; says: string; children: ReactNode }) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.querySelector('button')?.focus({ preventScroll: true }), [])
  return (
    <section ref={box} className="stage-card stage-choices" aria-label={title} data-testid="class-choice">
      <h2>{title}</h2>
      {children}
      <p role="status">{says}</p>
    </section>
  )
}
