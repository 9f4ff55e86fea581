import type { PlaygroundDocument } from '../document/document.ts'
import { documentOf, type ServerParts } from '../document/document-of.ts'
import { clientCode, SESSION } from './client-code.ts'
import { APPLICATION, OLD_API, type Plan, pathOf, type Stack, signIn } from './plan.ts'
import { expressServer } from './stacks/express.ts'
import { fiberServer } from './stacks/fiber.ts'
import { honoServer } from './stacks/hono.ts'
import { nginxServer } from './stacks/nginx.ts'
import { application, rawServer } from './stacks/raw.ts'

/** Writes the page's script and the servers of a plan. */
export function documentOfPlan(plan: Plan): PlaygroundDocument {
  return documentOf({
    title: `${plan.business.company}: ${plan.business.things}`,
    page: `${plan.page}/`,
    code: clientCode(plan),
    servers: { ...WRITE[plan.stack](plan), ...movedFrom(plan) },
    // The page’s own cookies are kept where its site is another one: the faults are about CORS and SameSite.
    thirdPartyCookies: 'sent',
    ...(cookiesOf(plan) ?? {}),
  })
}

/** The cookie of somebody who is signed in, where they are so before the page opens. */
const cookiesOf = (plan: Plan) =>
  signIn(plan) === 'cookie' && plan.task !== 'login' ? { cookies: { [plan.api]: SESSION } } : null

const WRITE: Readonly<Record<Stack, (plan: Plan) => Readonly<Record<string, string | ServerParts>>>> = {
  raw: (plan) => ({ [plan.api]: rawServer(plan) }),
  express: (plan) => ({ [plan.api]: { dialect: 'express', text: expressServer(plan) } }),
  hono: (plan) => ({ [plan.api]: { dialect: 'hono', text: honoServer(plan) } }),
  fiber: (plan) => ({ [plan.api]: { dialect: 'fiber-2.52', text: fiberServer(plan) } }),
  nginx: (plan) => ({
    [plan.api]: { dialect: 'nginx', text: nginxServer(plan) },
    [APPLICATION]: application(plan),
  }),
}

/** The address that the API had before sends everybody on. It belongs to every system whose page still calls it. */
const movedFrom = (plan: Plan): Readonly<Record<string, string>> =>
  plan.client.address === 'moved'
    ? {
        [OLD_API(plan)]:
          `# the API has moved\n* ${pathOf(plan)}\n308 Permanent Redirect\nLocation: ${plan.api}${pathOf(plan)}\n`,
      }
    : {}
