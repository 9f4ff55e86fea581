/** Faults that refuse nobody: the page works, and so does a stranger's. */
import type { FaultKind } from '../fault.ts'
import { type Plan, withServer } from '../plan.ts'
import { ANYBODY, looksAlike } from '../strangers.ts'

const open = (parts: Pick<FaultKind, 'id' | 'title' | 'says' | 'fits' | 'put' | 'shows'>): FaultKind => ({
  hint: 'The page works. Who else may read the same answer? Run the call from another page.',
  part: 'origin',
  place: () => 9,
  ...parts,
})

const hasSubdomain = ({ page, business }: Plan) => page !== `https://${business.name}.example`

const reflected = open({
  id: 'reflected-origin',
  title: 'Every origin is reflected',
  says: () =>
    'The server sends back whatever `Origin` the request has. With credentials this is what `*` is not allowed to be: every page reads with the visitor’s own cookie.',
  // Fiber 2.52 does not start with credentials and without a list.
  fits: (plan) => plan.stack !== 'fiber',
  put: (plan) => withServer(plan, { compare: 'reflect' }),
  shows: () => ({ kind: 'open', to: ANYBODY }),
})

const suffix = open({
  id: 'ends-as-the-domain',
  title: 'Only the end of the origin is compared',
  says: (plan) =>
    `Everything that ends in \`${plan.business.name}.example\` is allowed, and \`${looksAlike(plan)}\` ends so, too.`,
  fits: (plan) =>
    (plan.stack === 'express' || plan.stack === 'hono' || plan.stack === 'nginx') && plan.task !== 'picture',
  put: (plan) => withServer(plan, { compare: 'suffix' }),
  shows: (plan) => ({ kind: 'open', to: looksAlike(plan) }),
})

const prefix = open({
  id: 'begins-as-the-origin',
  title: 'Only the beginning of the origin is compared',
  says: (plan) =>
    `Everything that begins with \`${plan.page}\` is allowed, and \`${plan.page}.evil.test\` begins so, too.`,
  fits: (plan) => suffix.fits(plan) && plan.partner === null,
  put: (plan) => withServer(plan, { compare: 'prefix' }),
  shows: (plan) => ({ kind: 'open', to: `${plan.page}.evil.test` }),
})

const dots = open({
  id: 'dot-is-any-character',
  title: 'A dot in the pattern is any character',
  says: (plan) =>
    `In a regular expression \`.\` is any character, so \`${looksAlike(plan)}\` matches as well as \`${plan.page}\`.`,
  fits: (plan) => (plan.stack === 'express' || plan.stack === 'hono') && plan.partner === null && hasSubdomain(plan),
  put: (plan) => withServer(plan, { compare: 'dots' }),
  shows: (plan) => ({ kind: 'open', to: looksAlike(plan) }),
})

const nullOrigin = open({
  id: 'null-is-allowed',
  title: 'null is allowed',
  says: () =>
    '`null` is the origin of every sandboxed frame and of every file, so each page can have it that wants to.',
  fits: (plan) =>
    (plan.stack === 'express' || plan.stack === 'hono' || plan.stack === 'nginx') && plan.task !== 'picture',
  put: (plan) => withServer(plan, { origins: [...plan.server.origins, 'null'] }),
  shows: () => ({ kind: 'open', to: 'null' }),
})

export const TOO_OPEN = [reflected, suffix, prefix, dots, nullOrigin]
