/** Faults in the answer itself: its credentials, its errors, its copies, and what of it may be seen. */
import { atCheck, type FaultKind, fails } from '../fault.ts'
import { isPreflighted, type Plan, signIn, withServer } from '../plan.ts'

const noCredentials: FaultKind = {
  id: 'allow-credentials-missing',
  title: 'Allow-Credentials is missing',
  says: () => 'The call carries a cookie, and no answer says `Access-Control-Allow-Credentials: true`.',
  hint: 'The call carries credentials. Which second header does its answer need?',
  part: 'credentials',
  place: () => 4.2,
  fits: (plan) => signIn(plan) === 'cookie',
  put: (plan) => withServer(plan, { credentials: null }),
  shows: (plan) => atCheck(plan, 'allow-credentials-not-true'),
}

const capital: FaultKind = {
  id: 'true-in-capitals',
  title: 'True is not true',
  says: () => '`Access-Control-Allow-Credentials` has one value, `true`, in small letters.',
  hint: 'The header for credentials is there. Read its value letter by letter.',
  part: 'credentials',
  place: () => 4.2,
  fits: (plan) => signIn(plan) === 'cookie' && (plan.stack === 'raw' || plan.stack === 'nginx'),
  put: (plan) => withServer(plan, { credentials: 'True' }),
  shows: (plan) => atCheck(plan, 'allow-credentials-not-true'),
}

const routesFirst: FaultKind = {
  id: 'routes-first',
  title: 'The routes come before the permission',
  says: () =>
    'Routes and middleware run in the order in which they are registered. The route answers before the permission is added.',
  hint: 'In which order does the server do its work? Follow the request from the top.',
  part: 'order',
  clashes: ['sign-in-before-cors', 'nobody-answers-options', 'preflight-to-login'],
  place: () => 7,
  // Without a preflight it would hide every other fault of the permission.
  fits: (plan) => ['express', 'hono', 'fiber'].includes(plan.stack) && isPreflighted(plan),
  put: (plan) => withServer(plan, { routesFirst: true }),
  shows: () => fails('missing-allow-origin'),
}

const twice: FaultKind = {
  id: 'sent-twice',
  title: 'The header comes twice',
  says: () =>
    'nginx and the application behind it both send `Access-Control-Allow-Origin`, and two lines are no permission.',
  hint: 'Count the lines of each header of the answer. Who wrote which?',
  part: 'copies',
  clashes: ['only-on-success', 'no-permission'],
  place: () => 7,
  // Without a preflight it would be met together with what is wrong with the first of the two.
  fits: (plan) => plan.stack === 'nginx' && isPreflighted(plan),
  put: (plan) => withServer(plan, { twice: true }),
  shows: () => fails('multiple-allow-origin'),
}

const noVary: FaultKind = {
  id: 'no-vary',
  title: 'Vary is missing before a cache',
  says: () =>
    'The answer to `<img>` has no permission, and nginx keeps it for everybody. `Vary: Origin` would make it keep one for each origin.',
  hint: 'Which answer does the second request get: one of its own?',
  part: 'vary',
  clashes: ['no-permission'],
  place: () => 7,
  fits: (plan) => plan.task === 'picture',
  put: (plan) => withServer(plan, { vary: false }),
  shows: () => fails('missing-allow-origin'),
}

const notExposed: FaultKind = {
  id: 'not-exposed',
  title: 'A header is not exposed',
  says: (plan) =>
    `The answer has \`${plan.reads}\`, and no \`Access-Control-Expose-Headers\` that names it: the script gets \`null\`.`,
  hint: 'The header is in the answer. What decides whether a script of another origin sees it?',
  part: 'expose',
  place: () => 8,
  fits: (plan) => plan.reads !== null,
  put: (plan) => withServer(plan, { expose: [] }),
  shows: (plan) => ({ kind: 'hidden', header: plan.reads ?? '' }),
}

const onSuccess: FaultKind = {
  id: 'only-on-success',
  title: 'The permission is only on successes',
  says: (plan) =>
    plan.stack === 'nginx'
      ? 'Without `always`, nginx adds a header only to successes and redirects. The page cannot read that it is signed out.'
      : 'The errors come without `Access-Control-Allow-Origin`. The page cannot read that it is signed out.',
  hint: 'Try the call as somebody who is not signed in.',
  part: 'errors',
  clashes: ['sign-in-before-cors', 'nobody-answers-options'],
  place: () => 8.5,
  fits: (plan) => (plan.stack === 'raw' || plan.stack === 'nginx') && signIn(plan) !== 'none',
  put: (plan) => withServer(plan, { errors: false }),
  shows: () => fails('missing-allow-origin'),
}

const cookieFault = (id: string, title: string, says: string, cookie: Plan['server']['cookie']): FaultKind => ({
  id,
  title,
  says: () => says,
  hint: 'Does the browser keep the cookie of the sign-in, and does it send it again?',
  part: 'cookie',
  clashes: ['credentials-omitted', 'only-on-success'],
  place: () => 8,
  fits: (plan) => plan.task === 'login',
  put: (plan) => withServer(plan, { cookie }),
  shows: () => ({ kind: 'status', status: 401 }),
})

const sameSite = cookieFault(
  'cookie-same-site',
  'The cookie stays on its own site',
  '`SameSite=Lax` and `SameSite=Strict` keep a cookie back in calls of other sites’ scripts. The API is on another site, so its cookie needs `SameSite=None; Secure`.',
  { sameSite: 'Lax', secure: true },
)
const notSecure = cookieFault(
  'cookie-not-secure',
  'SameSite=None without Secure',
  'Browsers refuse a cookie with `SameSite=None` that is not also `Secure`.',
  { sameSite: 'None', secure: false },
)

export const IN_THE_ANSWER = [
  noCredentials,
  capital,
  routesFirst,
  twice,
  noVary,
  notExposed,
  onSuccess,
  sameSite,
  notSecure,
]
