import type { ServerParts } from '@/lib/document/document-of.ts'

/** What a step of the lesson adds to the server of the step before, in reading order. */
export const STEPS = ['one', 'list', 'cookies', 'methods', 'expose', 'remember', 'login'] as const
export type Step = (typeof STEPS)[number]

/** Whether a server of this step has what another step adds. */
export const has = (step: Step, added: Step): boolean => STEPS.indexOf(step) >= STEPS.indexOf(added)

export const SHOP = 'https://shop.example'
export const ADMIN = 'https://admin.shop.example'

/** The same server, written in one dialect. */
export interface StackTexts {
  /** The lines that the prose shows for the step. They are part of the step's text. */
  snippet(step: Step): string
  /** The whole text of the server. */
  text(step: Step): string
  /** The last step's server without its CORS: what the exercise starts with. */
  readonly bare: string
  /** Without login, and for everybody to read: what the second exercise ends with. */
  readonly open: string
  /** Servers that this one needs, by origin. */
  readonly behind?: Readonly<Record<string, string | ServerParts>>
  /** What is different in this stack, for a step, in a sentence or two. Backticks mark code. */
  readonly notes: Partial<Readonly<Record<Step, string>>>
}
