import { Check, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { asksTheSame } from '@/lib/homework/own/edit-own.ts'
import type { OwnExercise } from '@/lib/homework/own/own-exercise.ts'
import type { PointedCall } from '@/lib/homework/own/pointed-calls.ts'
import { probeOf, type Requirement, type Variant } from '@/lib/homework/own/requirements.ts'
import type { Probe } from '@/lib/lessons/exercise.ts'

/** A call that is pointed at, and what is done with what is asked of it. */
export interface Asking {
  own: OwnExercise
  pointed: PointedCall
  onAsk: (probe: Probe) => void
}

/** How a call ended in one of the exercise's texts. */
export interface Ended {
  readonly in: 'start' | 'solution'
  /** Null: it was not made. */
  readonly pointed: PointedCall | null
}

/** Adds one check; says so where it is asked already. */
export function Ask({
  own,
  pointed,
  requirement,
  variant,
  onAsk,
  children,
}: Asking & { requirement: Requirement; variant?: Variant; children: ReactNode }) {
  const probe = probeOf(own, pointed, requirement, variant)
  const isAsked = own.probes.some((each) => asksTheSame(each, probe))
  return (
    <button
      type="button"
      className="button h-9 text-[14px]"
      aria-disabled={isAsked}
      aria-label={`${typeof children === 'string' ? children : ''}${isAsked ? ', is asked' : ''}: ${probe.says.replace(/[`*]/g, '')}`}
      onClick={() => isAsked || onAsk(probe)}
    >
      {isAsked ? <Check size={14} aria-hidden /> : <Plus size={14} aria-hidden />} {children}
    </button>
  )
}

/** In a word how it ended. */
export function CallOutcome({ pointed: { outcome, status } }: { pointed: PointedCall }) {
  const words = WORDS[outcome]
  return (
    <b className={outcome === 'readable' ? 'text-go' : outcome === 'refused' ? 'text-stop' : ''}>
      {words}
      {outcome === 'readable' && status !== null ? `, ${status}` : ''}
    </b>
  )
}

const WORDS: Readonly<Record<PointedCall['outcome'], string>> = {
  readable: 'Readable',
  refused: 'Refused',
  opaque: 'Opaque: nothing can be read',
  failed: 'Failed',
  unsettled: 'Without an end',
}

/** Who called, for a sentence. */
export const whoOf = (origin: string) => (origin === 'null' ? 'a sandboxed frame (origin null)' : origin)
