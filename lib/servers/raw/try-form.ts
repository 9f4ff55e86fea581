import type { ServerRequest } from '../dialect.ts'
import { NO_UPSTREAM } from '../no-upstream.ts'
import type { RawForm } from './guide.ts'
import { compileRaw } from './raw.ts'

/** A request to a form's example, and what the server answered. */
export interface TriedForm {
  /** In one line: the method, the path, and the header if there is one. */
  readonly request: string
  /** Status and phrase. */
  readonly answer: string
  /** The headers of the response, each as a line. */
  readonly headers: readonly string[]
  /** The route that answered, with its line; null where none fits. */
  readonly route: string | null
}

/** Sends a form's requests to its example. */
export async function tryForm({ example, tries }: RawForm): Promise<readonly TriedForm[]> {
  const { server } = compileRaw(example)
  if (!server) throw new Error(`The example does not start:\n${example}`)
  return Promise.all(
    tries.map(async ({ method, path, header }) => {
      const request: ServerRequest = {
        method,
        url: `https://bar.other${path}`,
        headers: header ? [header] : [],
        body: null,
      }
      const { status, statusText, headers, route, line } = await server.answer(request, NO_UPSTREAM)
      return {
        request: `${method} ${path}${header ? ` with ${header.join(': ')}` : ''}`,
        answer: `${status} ${statusText}`,
        headers: headers.map(([name, value]) => `${name}: ${value}`),
        route: route === undefined ? null : `${route} in line ${line}`,
      }
    }),
  )
}
