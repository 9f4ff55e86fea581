import { ADMIN, has, SHOP, type Step } from './stack.ts'

/** How a middleware writes its settings: the names of the fields, and how it writes one value and several. */
export interface OptionStyle {
  readonly origins: string
  readonly credentials: string
  readonly methods: string
  readonly headers: string
  readonly exposed: string
  readonly maxAge: string
  list(values: readonly string[]): string
  readonly indent: string
}

/** The settings of a CORS middleware for a step, one line for each. */
export function optionLines(step: Step, style: OptionStyle): string {
  const { list, indent } = style
  const lines = [
    `${style.origins}: ${has(step, 'list') ? list([SHOP, ADMIN]) : list([SHOP])},`,
    has(step, 'cookies') ? `${style.credentials}: true,` : '',
    has(step, 'methods') ? `${style.methods}: ${list(['GET', 'PUT'])},` : '',
    has(step, 'methods') ? `${style.headers}: ${list(['Authorization', 'Content-Type'])},` : '',
    has(step, 'expose') ? `${style.exposed}: ${list(['X-Total-Count'])},` : '',
    has(step, 'remember') ? `${style.maxAge}: 600,` : '',
  ]
  return lines
    .filter((line) => line !== '')
    .map((line) => indent + line)
    .join('\n')
}

export const inBrackets = (values: readonly string[]): string =>
  `[${values.map((value) => JSON.stringify(value)).join(', ')}]`
