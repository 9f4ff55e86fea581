'use client'

/** The class that the stage of this tab leads. Loaded with the stage; its parts on the stage read from here. */
import { useEffect, useSyncExternalStore } from 'react'
import { saveFile } from '@/components/export/save-file.ts'
import type { StagePlace } from '@/components/stage/stage-followers.ts'
import { type ClassConnection, connectToClass, type Status, startClass } from '@/lib/class/class-connection.ts'
import type { LeadMessage } from '@/lib/class/class-protocol.ts'
import type { ClassView } from '@/lib/class/class-view.ts'
import { summaryFile } from '@/lib/class/summary-file.ts'
import type { CommandId } from '@/lib/commands/commands.ts'
import { type ClassFollower, createClassFollower } from './class-follower.ts'
import { forgetLeading, keepLeading, type Leading, lastLed, leaveLeading, readLeading } from './leading.ts'
import { tellNotes } from './votes-in-notes.ts'

export interface Led {
  readonly leading: Leading | null
  readonly view: ClassView | null
  readonly status: Status
  /**
   * What is over the stage. `join`: how to join; `no-server`: that there can be no class; `again`: the class that this
   * device led last, to go on with; `leave`: whether to leave the class or to end it.
   */
  readonly card: 'closed' | 'join' | 'no-server' | 'again' | 'leave'
  readonly trouble: string
}

/** What the presenter is told when it is over: no trouble. */
export const ENDED = 'The class has ended.'

const NOTHING: Led = { leading: null, view: null, status: { is: 'connecting' }, card: 'closed', trouble: '' }

let led = NOTHING
let connection: ClassConnection | null = null
let place: StagePlace | null = null
let command: ((id: CommandId) => void) | null = null
let shown = 0
let starting = false
const listeners = new Set<() => void>()
/** Of this connection: another class has seen nothing of what was sent to the one before. */
let follower: ClassFollower | null = null

function change(next: Partial<Led>): void {
  led = { ...led, ...next }
  for (const listener of listeners) listener()
}

function connect(leading: Leading): void {
  connection?.close()
  const following = createClassFollower(lead)
  follower = following
  change({ leading, view: null, status: { is: 'connecting' }, trouble: '' })
  connection = connectToClass(
    { code: leading.code, as: { token: leading.token } },
    {
      view: (view) => {
        change({ view })
        tellNotes(view)
        following.seen(view)
      },
      status: (status) => {
        change({ status })
        if (status.is === 'over') forget(status.refusal?.says ?? ENDED)
      },
    },
  )
  if (place) following.follow(place)
}

/** @param trouble what the presenter is told */
function forget(trouble: string): void {
  if (led.leading) forgetLeading(led.leading.code)
  disconnect(trouble)
}

function disconnect(trouble: string): void {
  connection?.close()
  connection = null
  tellNotes(null)
  change({ ...NOTHING, trouble })
}

export function lead(message: LeadMessage): void {
  void connection?.lead(message).then((delivery) => {
    const trouble = delivery.ok ? '' : (delivery.refusal?.says ?? '')
    if (trouble !== led.trouble) change({ trouble })
  })
}

/** Asks the same once more: the stage goes back to its question. */
export function askAgain(): void {
  follower?.askAgain()
  command?.('first')
}

/** @param lead does a command of the stage; null: the stage is left */
export function leadStage(lead: ((id: CommandId) => void) | null): void {
  command = lead
}

/** The stage is somewhere else: the class follows, and what covers the stage goes away. */
export function follow(at: StagePlace): void {
  if (place && at.state !== place.state && led.card !== 'closed') change({ card: 'closed' })
  place = at
  if (connection) follower?.follow(at)
}

/** The class as it is now, outside of a component. */
export const ledNow = (): Led => led

/** This tab does not lead the class any more; the class goes on, and this device can come back to it. */
export function leaveClass(): void {
  leaveLeading()
  disconnect('')
}

/** Asks whether to leave the class or to end it. */
export const askToLeave = (): void => change({ card: 'leave' })

/**
 * Ends the class for everybody, and saves its summary first.
 * @returns what to say where it could not be saved: then the class goes on
 */
export async function endClass(): Promise<string | null> {
  const ending = connection
  const summary = await ending?.summary()
  if (!ending || !summary) return 'The summary could not be read, so the class has not been ended. Try again.'
  const { name, text } = summaryFile(summary)
  saveFile(name, new Blob([text], { type: 'text/markdown' }))
  const delivery = await ending.lead({ do: 'end' })
  if (!delivery.ok) return delivery.refusal?.says ?? 'The class could not be ended. Try again.'
  // The stream may say so first.
  if (connection === ending) forget(ENDED)
  return null
}

/** Leads on the class that this device led last. */
export function leadAgain(leading: Leading): void {
  keepLeading(leading)
  connect(leading)
  change({ card: 'join' })
}

/** Shows how to join the class; without one, offers the one that this device led last, or starts one. */
export async function startOrShow(): Promise<void> {
  if (led.leading) return change({ card: led.card === 'join' ? 'closed' : 'join' })
  const last = lastLed()
  if (!last) return start()
  if (led.card === 'again') leadAgain(last)
  else change({ card: 'again' })
}

/** Starts a class of its own. */
export async function start(): Promise<void> {
  // Pressed twice, it is still one class.
  if (starting) return
  starting = true
  const started = await startClass().finally(() => {
    starting = false
  })
  if (started.is === 'started') {
    const leading = { code: started.created.code, token: started.created.leaderToken }
    keepLeading(leading)
    connect(leading)
    change({ card: 'join' })
  } else if (started.is === 'no-server') change({ card: 'no-server' })
  else change({ trouble: started.says })
}

/** @returns whether it was open */
export function closeCard(): boolean {
  if (led.card === 'closed') return false
  change({ card: 'closed' })
  return true
}

/** The document on the stage, for a link where there can be no class. */
export const placeOnStage = (): StagePlace | null => place

/** The class of this tab; connected as long as a part of the stage shows it. */
export function useLed(): Led {
  useEffect(() => {
    shown += 1
    const kept = readLeading()
    if (shown === 1 && kept && !connection) connect(kept)
    return () => {
      shown -= 1
      if (shown > 0) return
      connection?.close()
      connection = null
      place = null
      led = NOTHING
    }
  }, [])
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => led,
    () => NOTHING,
  )
}
