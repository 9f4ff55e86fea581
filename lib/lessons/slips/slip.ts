import type { Judged, Refusal } from './judged.ts'

/** One kind of slip, recognised in a header that decided against a call. Returns what it says; null: it is not this one. */
export type Slip = (refusal: Refusal, judged: Judged) => string | null
