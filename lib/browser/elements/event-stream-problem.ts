/** Why a response is no event stream: its status, its MIME type (empty where it has none) or its charset. */
export interface EventStreamProblem {
  readonly kind: 'status' | 'type' | 'charset'
  readonly value: string
}
