import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * Runs a command that reads NDJSON and writes NDJSON, as a process of its own.
 * @param program URL of its TypeScript file
 * @param input one line each; text goes in as it is, anything else as JSON
 * @returns its output, line by line, and the code that it ends with
 */
export function runNdjsonCommand<Line>(
  program: URL,
  input: readonly unknown[],
): Promise<{ readonly lines: readonly Line[]; readonly code: number | null }> {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(program)], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text
  })
  child.stdin.end(input.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const lines = output.split('\n').filter(Boolean)
      resolve({ code, lines: lines.map((line) => JSON.parse(line)) })
    })
  })
}
