/** Homework of a class, as pages that do not follow its stream ask for it. */
import { addressIn, type ClassAccess, refusalIn, whoAsks } from './class-connection.ts'
import type { Collected, HandInMessage, HandOutMessage } from './hand-outs.ts'
import { backOff } from './outbox.ts'

/** What the class said; or, for a person, why it did nothing. */
export type Told<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly says: string }

/** A request is sent so often before it is given up. */
const MOST_TRIES = 5
/** A request without an answer for this long is taken for lost, in milliseconds. */
const PATIENCE = 20_000

const pause = (milliseconds: number) => new Promise<void>((resolve) => void setTimeout(resolve, milliseconds))

/** The device joins, if it has not, and gets the assignment: `a1.…`. Never rejects. */
export async function fetchHandOut(access: ClassAccess, wait = pause): Promise<Told<string>> {
  const joined = await ask(access, 'hello', {}, wait)
  if (!joined.ok) return joined
  const told = await ask<HandOutMessage>(access, 'hand-out', undefined, wait)
  return told.ok ? { ok: true, value: told.value.assignment ?? '' } : told
}

/** @param answers `h1.…` @returns once the class has them. Never rejects. */
export async function handInToClass(access: ClassAccess, answers: string, wait = pause): Promise<Told<unknown>> {
  const joined = await ask(access, 'hello', {}, wait)
  return joined.ok ? ask(access, 'hand-in', { answers } satisfies HandInMessage, wait) : joined
}

/** For a leader. @param assignment `a1.…`; null: nothing more is collected. Never rejects. */
export const handOut = (access: ClassAccess, assignment: string | null, wait = pause): Promise<Told<unknown>> =>
  ask(access, 'hand-out', { assignment } satisfies HandOutMessage, wait)

/** For a leader: all that was handed in. Never rejects. */
export const collect = (access: ClassAccess, wait = pause): Promise<Told<Collected>> =>
  ask(access, 'handed-in', undefined, wait)

/** The answers as a text that `grade` and the page of results read: a link in each line. */
export const collectedFile = ({ answers }: Collected, site: string): string =>
  `${answers.map((each) => `${site}/homework#${each}`).join('\n')}\n`

async function ask<T>(access: ClassAccess, what: string, body: unknown, wait: typeof pause): Promise<Told<T>> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (tries > 0) await wait(backOff(tries))
    const attempt = await once<T>(access, what, body)
    if (attempt) return attempt
  }
  return { ok: false, says: 'The class cannot be reached. Check the connection, then press it again.' }
}

/** @returns null where it is worth trying again */
async function once<T>(access: ClassAccess, what: string, body: unknown): Promise<Told<T> | null> {
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), PATIENCE)
  try {
    const response = await fetch(addressIn(access, what), {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { ...whoAsks(access), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      cache: 'no-store',
      signal: giveUp.signal,
    })
    if (response.ok) return { ok: true, value: (await response.json()) as T }
    const refused = await refusalIn(response)
    return 'again' in refused || refused.ok ? null : { ok: false, says: refused.refusal?.says ?? '' }
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}
