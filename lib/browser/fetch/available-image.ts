import type { Call, CallResult } from '../call.ts'

/** An entry of a document's list of available images. */
export interface AvailableImage {
  readonly mode: Call['mode']
  readonly result: CallResult
}
