import type { FaultKind } from './fault.ts'
import { IN_THE_ANSWER } from './kinds/in-the-answer.ts'
import { IN_THE_ORIGIN } from './kinds/in-the-origin.ts'
import { IN_THE_PREFLIGHT } from './kinds/in-the-preflight.ts'
import { IN_THE_SCRIPT } from './kinds/in-the-script.ts'
import { TOO_OPEN } from './kinds/too-open.ts'

/** Every kind of fault that a system can have. */
export const FAULTS: readonly FaultKind[] = [
  ...IN_THE_SCRIPT,
  ...IN_THE_ORIGIN,
  ...IN_THE_PREFLIGHT,
  ...IN_THE_ANSWER,
  ...TOO_OPEN,
]
