import { CREDENTIALS } from './credentials.ts'
import { HIDDEN_ERRORS } from './hidden-errors.ts'
import { MISSING_HEADER } from './missing-header.ts'
import { NETWORK } from './network.ts'
import { ORIGIN_VALUE } from './origin-value.ts'
import { PREFLIGHT_ANSWER } from './preflight-answer.ts'
import { PREFLIGHT_LISTS } from './preflight-lists.ts'
import type { Problem } from './problem.ts'
import { READING } from './reading.ts'
import { REDIRECTS } from './redirects.ts'

/** Every problem as a document, in the order in which a call goes its way. */
export const PROBLEMS: readonly Problem[] = [
  ...MISSING_HEADER,
  ...HIDDEN_ERRORS,
  ...PREFLIGHT_ANSWER,
  ...PREFLIGHT_LISTS,
  ...REDIRECTS,
  ...ORIGIN_VALUE,
  ...CREDENTIALS,
  ...READING,
  ...NETWORK,
]

/** What people run into as well, and no document here can show. */
export const NOT_SHOWN: readonly { readonly problem: string; readonly why: string }[] = [
  {
    problem: 'Cross-Origin-Embedder-Policy blocks an image',
    why: 'The pages here have no isolation policy: what it blocks is not a question of CORS.',
  },
  {
    problem: 'Opaque response blocking keeps JSON from a script element',
    why: 'A document’s script makes calls, and no elements; the simulated browser has this rule for pages that load elements.',
  },
  {
    problem: 'curl shows no header, because it sends no Origin',
    why: 'It happens without a browser. A server that answers so is in “A cache gives the wrong answer”.',
  },
  {
    problem: 'Vary: Origin lowers the hit rate of a CDN',
    why: 'Nothing fails: it is the price of a correct answer.',
  },
]
