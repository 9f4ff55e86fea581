import type { NetworkRow } from '@/lib/devtools/panel-model.ts'

/** What is selected in the diagram; `id` tells two selections apart. */
export interface Selected {
  readonly id: string
  readonly call: number
  readonly exchange?: number
}

/** Selects the message of a row in the diagram. Returns the id of what is selected then; null: nothing. */
export type ChooseRow = (row: NetworkRow) => string | null
