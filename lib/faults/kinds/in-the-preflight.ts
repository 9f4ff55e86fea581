/** Faults in who answers the preflight, and in the lists of its answer. */
import { atCheck, type FaultKind, fails } from '../fault.ts'
import { isPreflighted, LOGIN_PAGE, type Plan, signIn, unsafeHeaders, withServer } from '../plan.ts'

/** In these stacks one middleware is reached or not; in the others the answer has its permission and a wrong status. */
const isMiddleware = ({ stack }: Plan) => stack === 'express' || stack === 'hono' || stack === 'fiber'
const whoAnswers = (plan: Plan) => (isMiddleware(plan) ? 2.5 : 5)

const authFirst: FaultKind = {
  id: 'sign-in-before-cors',
  title: 'The check of the sign-in comes first',
  says: () =>
    'A preflight carries no cookie and no token. The check of the sign-in sees it before the permission, and answers 401.',
  hint: 'Who answers the preflight, and with which status? What does a preflight never carry?',
  part: 'preflight',
  place: whoAnswers,
  fits: isPreflighted,
  put: (plan) => withServer(plan, { preflight: 'auth' }),
  shows: (plan) => (isMiddleware(plan) ? atCheck(plan, 'missing-allow-origin') : fails('preflight-status')),
}

const nobody: FaultKind = {
  id: 'nobody-answers-options',
  title: 'Nobody answers OPTIONS',
  says: (plan) =>
    isMiddleware(plan)
      ? `The permission is on the route of \`${plan.client.method}\` alone. The preflight is an \`OPTIONS\`, and does not come to it.`
      : 'No route answers `OPTIONS`, so the preflight gets a status that is not 2xx.',
  hint: 'Which route answers the first request of the call?',
  part: 'preflight',
  place: whoAnswers,
  fits: (plan) => isPreflighted(plan) && plan.stack !== 'fiber',
  put: (plan) => withServer(plan, { preflight: 'nobody' }),
  shows: (plan) => (isMiddleware(plan) ? atCheck(plan, 'missing-allow-origin') : fails('preflight-status')),
}

const redirected: FaultKind = {
  id: 'preflight-to-login',
  title: 'The preflight is sent to the login page',
  says: (plan) =>
    `The preflight carries no cookie and no token, and so it is sent to \`${LOGIN_PAGE(plan)}\`. Browsers follow no redirect of a preflight.`,
  hint: 'Who answers the preflight, and where does it send the browser?',
  part: 'preflight',
  // nginx without permission answers no preflight itself.
  clashes: ['no-permission'],
  place: () => 2,
  fits: isPreflighted,
  put: (plan) => withServer(plan, { preflight: 'login' }),
  shows: () => fails('preflight-redirect'),
}

const noMethod: FaultKind = {
  id: 'methods-missing',
  title: 'The method is not allowed',
  says: (plan) => `\`Access-Control-Allow-Methods\` does not have \`${plan.client.method}\`.`,
  hint: 'Compare what the preflight asks for with what its answer allows.',
  part: 'methods',
  place: () => 6,
  fits: (plan) => ['save', 'remove'].includes(plan.task),
  put: (plan) => withServer(plan, { methods: ['GET', 'POST'] }),
  shows: () => fails('method-not-allowed'),
}

const lowerMethod: FaultKind = {
  id: 'methods-lower-case',
  title: 'The allowed method is in lower case',
  says: (plan) =>
    `\`${plan.client.method.toLowerCase()}\` is allowed. Methods are compared with their case, and the request’s is \`${plan.client.method}\`.`,
  hint: 'Compare what the preflight asks for with what its answer allows, letter by letter.',
  part: 'methods',
  place: () => 6,
  fits: (plan) => ['save', 'remove'].includes(plan.task),
  put: (plan) => withServer(plan, { methods: plan.server.methods.map((method) => method.toLowerCase()) }),
  shows: () => fails('method-not-allowed'),
}

const starMethods: FaultKind = {
  id: 'methods-star',
  title: '* for methods, with credentials',
  says: () =>
    'In a call with credentials, `*` in `Access-Control-Allow-Methods` is only the name of a method that nobody uses.',
  hint: 'Does * mean the same in a call with credentials?',
  part: 'methods',
  place: () => 6,
  fits: (plan) => plan.task === 'save',
  put: (plan) => withServer(plan, { methods: ['*'] }),
  shows: () => fails('method-not-allowed'),
}

const noHeader: FaultKind = {
  id: 'headers-missing',
  title: 'A request header is not allowed',
  says: (plan) => `\`Access-Control-Allow-Headers\` does not have \`${neededHeader(plan)}\`.`,
  hint: 'Compare the request headers that the preflight asks for with those that its answer allows.',
  part: 'headers',
  place: () => 6.4,
  fits: needsHeader,
  put: (plan) => withServer(plan, { headers: ['X-Requested-With'] }),
  shows: () => fails('header-not-allowed'),
}

const headerValue: FaultKind = {
  id: 'headers-hold-a-value',
  title: 'Allow-Headers holds a value',
  says: (plan) =>
    `\`Access-Control-Allow-Headers\` is a list of names. \`${heldValue(plan)}\` is what the header holds, so the browser cannot read the list.`,
  hint: 'What is a list of request headers made of: names, or what they hold?',
  part: 'headers',
  place: () => 5.5,
  fits: needsHeader,
  put: (plan) => withServer(plan, { headers: [heldValue(plan)] }),
  shows: () => fails('allow-headers-syntax'),
}

const starHeaders: FaultKind = {
  id: 'headers-star',
  title: '* for headers, with credentials',
  says: (plan) =>
    `In a call with credentials, \`*\` in \`Access-Control-Allow-Headers\` does not stand for \`${neededHeader(plan)}\`.`,
  hint: 'Does * mean the same in a call with credentials?',
  part: 'headers',
  place: () => 6.4,
  fits: (plan) => needsHeader(plan) && signIn(plan) === 'cookie',
  put: (plan) => withServer(plan, { headers: ['*'] }),
  shows: () => fails('header-not-allowed'),
}

function needsHeader(plan: Plan): boolean {
  return plan.task === 'login' || unsafeHeaders(plan).length > 0
}
const neededHeader = (plan: Plan) => unsafeHeaders(plan)[0] ?? 'Content-Type'
const heldValue = (plan: Plan) =>
  neededHeader(plan) === 'Authorization' ? 'Authorization: Bearer' : 'application/json'

export const IN_THE_PREFLIGHT = [
  authFirst,
  nobody,
  redirected,
  noMethod,
  lowerMethod,
  starMethods,
  noHeader,
  headerValue,
  starHeaders,
]
