/** Changes that make an error go away by letting everybody in. The probes of a system must refuse each. */
import type { PlaygroundDocument } from '../document/document.ts'
import { documentOfPlan } from './document-of-plan.ts'
import { type Plan, signIn, withServer } from './plan.ts'

/** Documents that work for the page, each open in another way; `says` is how. */
export function openingsOf(sound: Plan): readonly { readonly says: string; readonly document: PlaygroundDocument }[] {
  const { stack, server, task } = sound
  const compares = stack === 'express' || stack === 'hono' || (stack === 'nginx' && task !== 'picture')
  const opened = (says: string, change: Partial<Plan['server']>) => ({
    says,
    document: documentOfPlan(withServer(sound, change)),
  })
  return [
    opened('the value *', { compare: 'star' }),
    opened('the value * and no credentials', { compare: 'star', credentials: null }),
    opened('every origin is reflected', { compare: 'reflect' }),
    ...(compares
      ? [
          opened('null in the list', { origins: [...server.origins, 'null'] }),
          opened('only the end of the origin is compared', { compare: 'suffix' }),
          opened('only the beginning of the origin is compared', { compare: 'prefix' }),
        ]
      : []),
    ...(signIn(sound) === 'none' ? [] : [opened('no check of the sign-in', { auth: false })]),
  ]
}
