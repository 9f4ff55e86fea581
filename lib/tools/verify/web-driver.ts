/** The parts of a WebDriver client (https://www.w3.org/TR/webdriver2/) that recording needs. */
import { type ChildProcess, spawn } from 'node:child_process'

export interface WebDriverSession {
  readonly version: string
  navigate(url: string): Promise<void>
  /** Evaluates an expression and fulfils with the value of its promise. */
  evaluate(expression: string): Promise<unknown>
  end(): Promise<void>
}

export interface WebDriver {
  /** Rejects with the driver's own message. */
  openSession(capabilities: Readonly<Record<string, unknown>>): Promise<WebDriverSession>
  close(): void
}

async function command(url: string, method: 'POST' | 'DELETE', body?: unknown): Promise<unknown> {
  const response = await fetch(url, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  const { value } = (await response.json()) as { value: unknown }
  if (response.ok) return value
  const { error, message } = value as { error: string; message: string }
  throw new Error(`${error}: ${message}`)
}

async function untilReady(base: string, driver: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100 && driver.exitCode === null; attempt++) {
    const ready = await fetch(`${base}/status`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The driver did not become ready within ten seconds.')
}

/** Starts a driver that takes `--port`. Rejects when it does not start. */
export async function openWebDriver(path: string, port: number, env: NodeJS.ProcessEnv): Promise<WebDriver> {
  const driver = spawn(path, [`--port=${port}`], { env, stdio: 'ignore' })
  driver.on('error', () => {})
  const base = `http://127.0.0.1:${port}`
  await untilReady(base, driver)
  return {
    async openSession(alwaysMatch) {
      const opened = await command(`${base}/session`, 'POST', { capabilities: { alwaysMatch } })
      const { sessionId, capabilities } = opened as { sessionId: string; capabilities: { browserVersion: string } }
      const session = `${base}/session/${sessionId}`
      await command(`${session}/timeouts`, 'POST', { script: 30_000, pageLoad: 30_000 })
      return {
        version: capabilities.browserVersion,
        async navigate(url) {
          await command(`${session}/url`, 'POST', { url })
        },
        evaluate(expression) {
          const script = `const done = arguments[0]; Promise.resolve(${expression}).then(done)`
          return command(`${session}/execute/async`, 'POST', { script, args: [] })
        },
        async end() {
          await command(session, 'DELETE')
        },
      }
    },
    close: () => void driver.kill(),
  }
}
