/** https://html.spec.whatwg.org/#event-stream-interpretation */
export interface StreamedEvent {
  readonly type: string
  readonly data: string
  readonly lastEventId: string
}

/** The events of a whole stream. What comes after the last empty line is not an event. */
export function* parseEventStream(text: string): Generator<StreamedEvent> {
  let type = ''
  let data: string[] = []
  let lastEventId = ''
  const lines = text.split(/\r\n|\n|\r/)
  // The text after the last line ending is not a line.
  lines.pop()
  for (const line of lines) {
    if (line === '') {
      if (data.length > 0) yield { type: type || 'message', data: data.join('\n'), lastEventId }
      type = ''
      data = []
      continue
    }
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') type = value
    else if (field === 'data') data.push(value)
    else if (field === 'id' && !value.includes('\u0000')) lastEventId = value
  }
}
