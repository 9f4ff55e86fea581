import { CREDENTIALS } from './credentials.ts'
import { HIDDEN_ERRORS } from './hidden-errors.ts'
import { MISSING_HEADER } from './missing-header.ts'
import { NETWORK } from './network.ts'
import { ORIGIN_VALUE } from './origin-value.ts'
import { PAGE } from './page.ts'
import { PREFLIGHT_ANSWER } from './preflight-answer.ts'
import { PREFLIGHT_LISTS } from './preflight-lists.ts'
import type { Problem } from './problem.ts'
import { REACH } from './reach.ts'
import { READING } from './reading.ts'
import { REDIRECTS } from './redirects.ts'

/**
 * Every problem as a document, in the order of the steps of a call.
 *
 * Two known problems are missing, because no document can show them: curl that shows no header involves no browser; a
 * CDN whose hit rate falls because of `Vary: Origin` still works.
 */
export const PROBLEMS: readonly Problem[] = [
  ...MISSING_HEADER,
  ...HIDDEN_ERRORS,
  ...PREFLIGHT_ANSWER,
  ...PREFLIGHT_LISTS,
  ...REDIRECTS,
  ...ORIGIN_VALUE,
  ...CREDENTIALS,
  ...READING,
  ...PAGE,
  ...NETWORK,
  ...REACH,
]
