/** What the two stacks in JavaScript write in the same way. */
import { domainOf, LOGIN_PAGE, type Plan, signIn } from '../plan.ts'

export const quoted = (text: string): string => `'${text}'`
export const list = (items: readonly string[]): string => `[${items.map(quoted).join(', ')}]`

/** The lines of an object's members, each only where it has a value. */
export const members = (entries: readonly (readonly [name: string, value: string | null])[]): string =>
  entries.flatMap(([name, value]) => (value === null ? [] : [`  ${name}: ${value},\n`])).join('')

/** The literal of a regular expression that lets more through than the page's origin. */
export function originPattern(plan: Plan): string {
  const escaped = (host: string) => host.replace(/[.]/g, '\\.')
  const host = plan.page.replace('https://', '')
  if (plan.server.compare === 'suffix') return `/${escaped(domainOf(plan))}$/`
  return plan.server.compare === 'dots' ? `/^https:\\/\\/${host}$/` : `/^https:\\/\\/${escaped(host)}/`
}

/** Whether the request is of somebody who is signed in, as an expression. */
export const isSignedIn = (plan: Plan, headers: { cookie: string; token: string }): string =>
  signIn(plan) === 'token' ? headers.token : `${headers.cookie}?.includes('session=')`

export const loginAddress = (plan: Plan): string => quoted(`${LOGIN_PAGE(plan)}/`)
