/** https://xhr.spec.whatwg.org/#interface-progressevent, which Node does not have. */
export class ProgressEvent extends Event {
  readonly lengthComputable: boolean
  readonly loaded: number
  readonly total: number

  constructor(type: string, init: { lengthComputable?: boolean; loaded?: number; total?: number } = {}) {
    super(type)
    this.lengthComputable = init.lengthComputable ?? false
    this.loaded = init.loaded ?? 0
    this.total = init.total ?? 0
  }

  get [Symbol.toStringTag](): string {
    return 'ProgressEvent'
  }
}

/** https://xhr.spec.whatwg.org/#concept-event-fire-progress */
export function fireProgressEvent(target: EventTarget, type: string, transmitted: number, length: number): void {
  target.dispatchEvent(new ProgressEvent(type, { loaded: transmitted, total: length, lengthComputable: length !== 0 }))
}
