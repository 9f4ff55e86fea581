import { expect } from 'vitest'
import type { RunningServer, ServerRequest, ServerResponse } from '../servers/dialect.ts'
import { checkProgram, startProgram } from '../servers/fiber/program.ts'
import { NO_UPSTREAM } from '../servers/no-upstream.ts'

/** The releases that tests use: the last of Fiber 2, and Fiber 3. */
export const V2 = '2.52.15'
export const V3 = '3.5.0'

export interface ProgramParts {
  /** A release of Fiber; absent: V2. */
  readonly version?: string
  /** Import paths of further packages; Fiber and its cors are imported where they are used. */
  readonly imports?: readonly string[]
  /** Declarations beside `main`. */
  readonly outside?: string
}

/** A program around statements of `main`, in which `app` is a new app. */
export function program(inside: string, parts: ProgramParts = {}): string {
  const { version = V2, imports = [], outside = '' } = parts
  const major = version.startsWith('3') ? 'v3' : 'v2'
  const paths = [
    ...imports,
    `github.com/gofiber/fiber/${major}`,
    ...(/\bcors\./.test(inside + outside) ? [`github.com/gofiber/fiber/${major}/middleware/cors`] : []),
  ]
  return `package main

import (
${paths.map((path) => `\t"${path}"`).join('\n')}
)

${outside}

func main() {
	app := fiber.New()
${inside}
	app.Listen(":8080")
}
`
}

/** A program with one route, whose handler has these statements; its parameter `a` is optional. */
export function handlerProgram(inside: string, parts: ProgramParts = {}): string {
  const context = parts.version?.startsWith('3') ? 'fiber.Ctx' : '*fiber.Ctx'
  return program(`\tapp.Get("/:a?", func(c ${context}) error {\n${inside}\n\t})`, parts)
}

/** Starts a program that must have no errors. */
export async function serveProgram(text: string, version = V2): Promise<{ server: RunningServer; printed: string[] }> {
  const printed: string[] = []
  const started = await startProgram(text, version, 'http://localhost:8080', (_, line) => printed.push(line))
  expect(started.diagnostics).toEqual([])
  expect(started.crash?.text ?? '').toBe('')
  if (!started.server) throw new Error('The program does not serve.')
  return { server: started.server, printed }
}

/** Sends a request to a server; by default a GET without headers. */
export function ask(server: RunningServer, path: string, more: Partial<ServerRequest> = {}): Promise<ServerResponse> {
  return server.answer(
    { method: 'GET', url: `http://localhost:8080${path}`, headers: [], body: null, ...more },
    NO_UPSTREAM,
  )
}

export const bodyOf = ({ body }: ServerResponse): string => (body ? new TextDecoder().decode(body) : '')

/** The body of the response of a handler with these statements to `GET /x?q=1`. */
export async function handlerBody(inside: string, parts: ProgramParts = {}): Promise<string> {
  const { server } = await serveProgram(handlerProgram(inside, parts), parts.version)
  return bodyOf(await ask(server, '/x?q=1'))
}

/** The messages of the diagnostics of a program. */
export const messagesOf = (text: string, version = V2): string[] =>
  checkProgram(text, version).map(({ message }) => message)
