/** What must hold of a system, as probes of an exercise: who reads, who is refused, and what errors look like. */
import type { Probe } from '../lessons/exercise.ts'
import { probeCode, rightUrl, SESSION } from './client-code.ts'
import { isPreflighted, type Plan, signIn } from './plan.ts'
import { strangersOf } from './strangers.ts'

/** @param sound the plan without faults */
export function probesOf(sound: Plan): readonly Probe[] {
  const call = { method: sound.client.method, url: rightUrl(sound) }
  const reads: Probe['expect'] = {
    outcome: 'readable',
    status: 200,
    ...(signIn(sound) === 'cookie' ? { cookieSent: true } : {}),
    ...(sound.reads === null ? {} : { visibleHeaders: [sound.reads] }),
  }
  const does = DOES[sound.task]
  const signedIn = signIn(sound) === 'cookie' ? { cookies: { [sound.api]: SESSION } } : {}
  const refused: Probe['expect'] = { outcome: 'refused', ...(isPreflighted(sound) ? { reached: false } : {}) }
  return [
    { says: `${sound.page} ${does}.`, call, expect: reads },
    ...(sound.partner === null
      ? []
      : [
          {
            says: `${sound.partner} ${DOES_TOO[sound.task]}, too.`,
            page: { url: `${sound.partner}/` },
            code: probeCode(sound, 'signed-in'),
            ...signedIn,
            call,
            expect: reads,
          },
        ]),
    ...(signIn(sound) === 'none'
      ? []
      : [
          {
            says: 'Somebody who is not signed in gets a 401 that the page can read.',
            page: { url: `${sound.page}/` },
            code: probeCode(sound, 'signed-out'),
            cookies: {},
            call,
            expect: { outcome: 'readable', status: 401 } as const,
          },
        ]),
    ...strangersOf(sound).map(({ origin, page, is }) => ({
      says:
        origin === 'null' ? `A sandboxed frame, whose origin is null, is refused.` : `${origin}, ${is}, is refused.`,
      page,
      code: probeCode(sound, 'signed-in'),
      ...signedIn,
      call,
      expect: refused,
    })),
  ]
}

const DOES: Readonly<Record<Plan['task'], string>> = {
  session: 'reads the data of who is signed in',
  token: 'reads the data with its token',
  save: 'saves, and reads the answer',
  remove: 'removes, and reads the answer',
  login: 'signs in, and then reads the data',
  picture: 'reads the picture that it also shows',
}

/** The other page is signed in already. */
const DOES_TOO = { ...DOES, login: 'reads the data of who is signed in' }
