/** Starts a server of a dialect in Node and speaks to it, for the tests of the dialects. */
import { expect } from 'vitest'
import { startCodeInNode } from '../run/start-code-in-node.ts'
import type { Crash, ServerResponse } from '../servers/dialect.ts'
import { type DialectId, loadDialect } from '../servers/dialects.ts'
import { NO_UPSTREAM } from '../servers/no-upstream.ts'
import type { HeaderList } from '../trace/events.ts'
import { hasHeader, headerValues } from '../trace/header-list.ts'

export const ORIGIN = 'https://bar.other'
export const FROM_FOO: HeaderList = [['Origin', 'https://foo.example']]

export interface TestServer {
  /** Sends one request; its answer, with the body as text. */
  ask(
    method: string,
    path: string,
    headers?: HeaderList,
    body?: string,
  ): Promise<Omit<ServerResponse, 'body'> & { readonly body: string; header(name: string): string | undefined }>
  readonly printed: readonly (readonly [level: string, text: string, line: number | undefined])[]
  readonly crash?: Crash
}

/** Expects that the text has no errors. Where the program crashes, `crash` says so, and `ask` rejects. */
export async function startServer(id: DialectId, text: string): Promise<TestServer> {
  const printed: [string, string, number | undefined][] = []
  const { server, diagnostics, crash } = await (await loadDialect(id)).start(text, {
    origin: ORIGIN,
    startCode: startCodeInNode,
    print: (level, said, line) => printed.push([level, said, line]),
  })
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  return {
    printed,
    ...(crash ? { crash } : {}),
    async ask(method, path, headers = [], body) {
      if (!server) throw new Error('refused')
      const bytes = body === undefined ? null : new TextEncoder().encode(body)
      const answer = await server.answer({ method, url: `${ORIGIN}${path}`, headers, body: bytes }, NO_UPSTREAM)
      return {
        ...answer,
        body: new TextDecoder().decode(answer.body ?? new Uint8Array()),
        header: (name) =>
          hasHeader(answer.headers, name) ? headerValues(answer.headers, name).join(' | ') : undefined,
      }
    },
  }
}
