/** Faults in Access-Control-Allow-Origin that refuse the page. */
import { asksFirst, atCheck, type FaultKind, fails } from '../fault.ts'
import { type Plan, signIn, withServer } from '../plan.ts'

const fault = (parts: Pick<FaultKind, 'id' | 'title' | 'says' | 'hint' | 'put'> & Partial<FaultKind>): FaultKind => ({
  part: 'origin',
  place: () => 3,
  fits: () => true,
  shows: misspelled,
  ...parts,
})

/** Another origin than the page's: sent as it is in plain headers, compared and left out by the others. */
function misspelled(plan: Plan) {
  // The cache already has the answer to <img>, which has no permission at all.
  if (plan.task === 'picture' && !plan.server.vary) return atCheck(plan, 'missing-allow-origin')
  if (plan.stack === 'raw' || plan.task === 'picture') return atCheck(plan, 'allow-origin-mismatch')
  return atCheck(plan, 'missing-allow-origin')
}

/** The first of the origins in another spelling. */
const spelled = (plan: Plan, spell: (origin: string) => string) =>
  withServer(plan, { origins: plan.server.origins.map((origin, at) => (at === 0 ? spell(origin) : origin)) })

const missing = fault({
  id: 'no-permission',
  title: 'There is no permission at all',
  says: (plan) => `Nothing of ${plan.api} sends \`Access-Control-Allow-Origin\`.`,
  hint: 'Which header of the answer would allow the page to read it?',
  put: (plan) => withServer(plan, { origins: [] }),
  shows: (plan) => atCheck(plan, 'missing-allow-origin'),
})

const slash = fault({
  id: 'slash-after-origin',
  title: 'A slash after the origin',
  says: (plan) => `\`${plan.page}/\` is an address. The origin is \`${plan.page}\`, without the slash.`,
  hint: 'Compare the origin of the page with the one that the server allows, letter by letter.',
  // Fiber takes the slash away by itself.
  fits: (plan) => plan.stack !== 'fiber',
  put: (plan) => spelled(plan, (origin) => `${origin}/`),
})

const scheme = fault({
  id: 'http-in-origin',
  title: 'The origin has another scheme',
  says: (plan) =>
    `\`${plan.page.replace('https:', 'http:')}\` is allowed. The page came over \`https:\`: that is another origin.`,
  hint: 'An origin has three parts. Compare each of them.',
  put: (plan) => spelled(plan, (origin) => origin.replace('https:', 'http:')),
})

const port = fault({
  id: 'port-in-origin',
  title: 'The origin has another port',
  says: (plan) => `\`${plan.page}:3000\` is allowed, as it was during development. The page has no port in its origin.`,
  hint: 'An origin has three parts. Compare each of them.',
  put: (plan) => spelled(plan, (origin) => `${origin}:3000`),
})

const oldName = fault({
  id: 'other-host-in-origin',
  title: 'The origin has another host',
  says: (plan) => `The page has moved: \`${otherHost(plan.page)}\` is allowed, and the page is \`${plan.page}\`.`,
  hint: 'An origin has three parts. Compare each of them.',
  put: (plan) => spelled(plan, otherHost),
})

const otherHost = (origin: string) => origin.replace(/https:\/\/(app\.|www\.|my\.)?/, 'https://old.')

const oneLine = fault({
  id: 'two-origins-in-one',
  title: 'Two origins in one header',
  says: () => '`Access-Control-Allow-Origin` has one value: one origin, or `*`. A list in it is no origin of any page.',
  hint: 'How many values may the header have that allows the page?',
  fits: (plan) => ['express', 'hono', 'nginx'].includes(plan.stack) && plan.task !== 'picture',
  put: (plan) =>
    withServer(plan, {
      compare: 'one-line',
      origins: [plan.page, plan.partner ?? `https://admin.${plan.business.name}.example`],
    }),
  shows: (plan) => atCheck(plan, 'multiple-allow-origin'),
})

const star = fault({
  id: 'star-with-credentials',
  title: '* with credentials',
  says: () => 'The call carries a cookie, and `*` allows every origin only for calls without credentials.',
  hint: 'The call carries credentials. Which values may the header have then?',
  clashes: ['allow-credentials-missing'],
  // Fiber does not start with both, so no call comes to anything else.
  place: (plan) => (plan.stack === 'fiber' ? 0.5 : 4),
  fits: (plan) => signIn(plan) === 'cookie',
  put: (plan) => withServer(plan, { compare: 'star' }),
  shows: (plan) => {
    if (plan.stack !== 'fiber') return atCheck(plan, 'wildcard-with-credentials')
    return fails(asksFirst(plan) ? 'preflight-connection-failed' : 'connection-failed')
  },
})

export const IN_THE_ORIGIN = [missing, slash, scheme, port, oldName, oneLine, star]
