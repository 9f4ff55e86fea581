import type { TextRange } from '../../../javascript/text-range.ts'
import type { Crash, Diagnostic } from '../../dialect.ts'

/** The file of the configuration, as nginx names it in its errors. */
const FILE = 'nginx.conf'

interface Problem extends TextRange {
  readonly emerg: string
  readonly line: number
  readonly diagnostic: Diagnostic
  readonly late: boolean
}

/** Collects what is wrong with a configuration, in the order in which nginx would find it. */
export class Problems {
  readonly #problems: Problem[] = []
  readonly #remarks: Diagnostic[] = []

  /**
   * What ends nginx at its start, in its own words.
   * @param line the line that nginx names; null where it names none
   * @param hint one plain sentence beside nginx's words
   * @param late nginx finds this only after the whole file is read
   * @param replacement for the marked text
   */
  emerg(
    code: string,
    message: string,
    place: TextRange,
    line: number | null,
    hint = '',
    late = false,
    replacement?: string,
  ): void {
    const emerg = `nginx: [emerg] ${message}${line === null ? '' : ` in ${FILE}:${line}`}`
    const { from, to } = place
    this.#problems.push({
      emerg,
      line: line ?? from.line,
      late,
      from,
      to,
      diagnostic: {
        severity: 'error',
        code,
        message: hint ? `${emerg}\n${hint}` : emerg,
        from,
        to,
        ...(replacement === undefined ? {} : { replacement }),
      },
    })
  }

  /** What nginx itself would not say; an `error` keeps the server from starting here. */
  remark(severity: Diagnostic['severity'], code: string, message: string, { from, to }: TextRange): void {
    this.#remarks.push({ severity, code, message, from, to })
  }

  /** All of it, in the order of the text. */
  get diagnostics(): readonly Diagnostic[] {
    return [...this.#problems.map(({ diagnostic }) => diagnostic), ...this.#remarks].sort(
      (a, b) => a.from.line - b.from.line || a.from.column - b.from.column,
    )
  }

  get broken(): boolean {
    return this.diagnostics.some(({ severity }) => severity === 'error')
  }

  /** What nginx leaves in the terminal: the first thing that it came upon. */
  get crash(): Crash | null {
    const first = this.#problems.find(({ late }) => !late) ?? this.#problems[0]
    return first ? { text: first.emerg, line: first.line } : null
  }
}
