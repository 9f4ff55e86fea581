/** Faults in the page's script. */
import { type FaultKind, fails } from '../fault.ts'
import { OLD_API, signIn, withClient } from '../plan.ts'

const moved: FaultKind = {
  id: 'moved',
  title: 'The old address is called',
  says: (plan) =>
    `The script calls \`${OLD_API(plan)}\`, where the API was before. The redirect comes without any permission, so the browser does not follow it.`,
  hint: 'Follow the first request: which server gets it, and what does it answer?',
  part: 'address',
  clashes: ['no-cors'],
  place: () => 0,
  fits: (plan) => plan.task !== 'login' && plan.task !== 'picture',
  put: (plan) => withClient(plan, { address: 'moved' }),
  shows: (plan) =>
    fails(plan.client.stray !== null || plan.task !== 'session' ? 'preflight-redirect' : 'missing-allow-origin'),
}

const plain: FaultKind = {
  id: 'plain-http',
  title: 'http: from a page with https:',
  says: (plan) =>
    `The script calls \`${plan.api.replace('https:', 'http:')}\`. A page that came over \`https:\` may not call \`http:\`, whatever a server allows.`,
  hint: 'Does any request leave the browser? Read the address of the call letter by letter.',
  part: 'address',
  place: () => 0,
  fits: (plan) => plan.task !== 'login' && plan.task !== 'picture',
  put: (plan) => withClient(plan, { address: 'plain' }),
  shows: () => fails('mixed-content'),
}

const noCors: FaultKind = {
  id: 'no-cors',
  title: 'no-cors in the script',
  says: () => "`mode: 'no-cors'` makes the error go away, and the contents with it: the script gets an opaque answer.",
  hint: 'What is the type of the answer that the script gets?',
  part: 'mode',
  clashes: ['stray-header'],
  place: () => 1,
  fits: (plan) => plan.task === 'session' || plan.task === 'picture',
  put: (plan) => withClient(plan, { noCors: true }),
  shows: () => ({ kind: 'opaque' }),
}

const stray: FaultKind = {
  id: 'stray-header',
  title: 'A response header in the request',
  says: () =>
    'The script sends `Access-Control-Allow-Origin` itself. It is a header of answers: in a request it permits nothing, and the browser has to ask for it as for any other.',
  hint: 'Which headers does the script send, and which of them does the server know?',
  part: 'stray',
  // The console would name both in the same sentence.
  clashes: ['headers-missing', 'headers-star'],
  place: () => 6.5,
  fits: (plan) => plan.task !== 'picture' && plan.task !== 'login',
  put: (plan) => withClient(plan, { stray: 'Access-Control-Allow-Origin' }),
  shows: () => fails('header-not-allowed'),
}

const omitted: FaultKind = {
  id: 'credentials-omitted',
  title: 'The call does not ask for cookies',
  says: (plan) =>
    `Without \`credentials: 'include'\` a call to another origin carries no cookie${plan.task === 'login' ? ', and the browser does not keep the one of the sign-in' : ''}.`,
  hint: 'Look at what the request carries. How should the server know who is asking?',
  part: 'client-credentials',
  // What refuses the preflight of a call without cookies hides this, and what refuses it only with them is hidden by it.
  clashes: [
    'only-on-success',
    'routes-first',
    'sent-twice',
    'sign-in-before-cors',
    'nobody-answers-options',
    'methods-missing',
    'methods-lower-case',
    'patch-in-lower-case',
    'headers-missing',
    'headers-hold-a-value',
    'stray-header',
  ],
  place: () => 3.5,
  fits: (plan) => signIn(plan) === 'cookie',
  put: (plan) => withClient(plan, { credentials: false }),
  shows: () => ({ kind: 'status', status: 401 }),
}

const lowerCase: FaultKind = {
  id: 'patch-in-lower-case',
  title: 'patch in lower case',
  says: () =>
    'The script writes `patch`. Browsers write `get`, `post`, `put` and `delete` in capitals, but not `patch`: it is another method than `PATCH`.',
  hint: 'Compare the method in the request with the one that the server allows, letter by letter.',
  part: 'method',
  clashes: ['methods-missing', 'methods-lower-case', 'methods-star'],
  place: () => 6,
  fits: (plan) => plan.client.method === 'PATCH',
  put: (plan) => withClient(plan, { method: 'patch' }),
  shows: () => fails('method-not-allowed'),
}

export const IN_THE_SCRIPT = [moved, plain, noCors, stray, omitted, lowerCase]
