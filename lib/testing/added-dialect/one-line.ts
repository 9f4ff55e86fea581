import type { Diagnostic, Dialect } from '@/lib/servers/dialect.ts'

/** The text is one response header, sent with every response. */
export const oneLine: Dialect = {
  example: 'Access-Control-Allow-Origin: *',
  help: [{ word: 'Vary', says: 'The request headers that the response depends on.' }],
  check,
  start: async (text) => {
    const diagnostics = check(text)
    const [name = '', value = ''] = text.split(': ')
    if (diagnostics.length > 0) return { server: null, diagnostics }
    const response = {
      status: 200,
      statusText: 'OK',
      headers: [[name, value] as const],
      body: null,
      ran: true,
      line: 1,
    }
    return { server: { answer: async () => response }, diagnostics }
  },
  advise: ({ header, value }) => `The line: \`${header}: ${value}\`.`,
  amend: (_text, { header, value, status }) => (status === undefined ? [{ text: `${header}: ${value}` }] : []),
}

function check(text: string): readonly Diagnostic[] {
  if (text.includes(': ')) return []
  const from = { line: 1, column: 1 }
  const to = { line: 1, column: text.length + 1 }
  return [{ severity: 'error', code: 'no-colon', message: 'A header needs a colon.', from, to }]
}
