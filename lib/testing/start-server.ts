/** Starts a server of a dialect in Node and sends it requests, for the tests of the dialects. */
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
  /** Sends one request and resolves to its response, with the body as text. */
  ask(
    method: string,
    path: string,
    headers?: HeaderList,
    body?: string,
  ): Promise<Omit<ServerResponse, 'body'> & { readonly body: string; header(name: string): string | undefined }>
  readonly printed: readonly (readonly [level: string, text: string, line: number | undefined])[]
  readonly crash?: Crash
}

/** Expects that the text has no errors. Where the program crashes, `crash` is set and `ask` rejects. */
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

/**
 * Starts a dialect's example and expects what `Dialect.example` promises: its route of that line answers
 * `GET /resources/public-data/`, and lets every origin read the answer.
 */
export async function startReadableExample(id: DialectId, line: number): Promise<TestServer> {
  const started = await startServer(id, (await loadDialect(id)).example)
  const answer = await started.ask('GET', '/resources/public-data/', FROM_FOO)
  expect(answer).toMatchObject({
    status: 200,
    statusText: 'OK',
    body: '{"reading":42}',
    ran: true,
    route: 'GET /resources/public-data/',
    line,
  })
  expect(answer.header('Access-Control-Allow-Origin')).toBe('*')
  return started
}
