/**
 * Reads a stream of server-sent events as its messages arrive.
 *
 * `EventSource` cannot send a header, and says neither with which status it was refused nor that nothing has come for a
 * long time, so a stream is read with fetch.
 */

/**
 * The data of each message, parsed as JSON. Comments, and fields other than `data`, are left out.
 * https://html.spec.whatwg.org/#event-stream-interpretation
 * @param heard called with each piece that arrives, comments included
 * @throws where the stream breaks off, or a message is not JSON
 */
export async function* messagesOf(body: ReadableStream<Uint8Array>, heard: () => void): AsyncGenerator<unknown> {
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      heard()
      rest += decoder.decode(value, { stream: true })
      const messages = rest.split('\n\n')
      rest = messages.pop() ?? ''
      for (const message of messages) {
        const data = message.split('\n').filter((line) => line.startsWith('data:'))
        if (data.length > 0) yield JSON.parse(data.map((line) => line.slice(5)).join('\n'))
      }
    }
  } finally {
    void reader.cancel().catch(() => undefined)
  }
}
