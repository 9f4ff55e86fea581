import { Check } from '../check/check.ts'
import { Problems } from '../check/problems.ts'
import { type Directive, readConfiguration } from './blocks.ts'

/** Reads and checks a configuration as nginx does at its start. Never throws. */
export function parseNginx(text: string): { readonly directives: readonly Directive[]; readonly problems: Problems } {
  const { directives, error } = readConfiguration(text)
  const problems = new Problems()
  const check = new Check(problems)
  check.run(directives)
  if (error) problems.emerg('unreadable', error.message, error, error.from.line, hintFor(error.message))
  return { directives, problems }
}

function hintFor(message: string): string {
  switch (message) {
    case 'unexpected "}"':
      return 'Either a ";" is missing before it, or no block is open here.'
    case 'unexpected end of file, expecting "}"':
      return 'A block is open: write its "}".'
    case 'unexpected end of file, expecting ";" or "}"':
      return 'The last directive is not ended, or a quotation mark is missing.'
    case 'unexpected ";"':
      return 'Nothing stands before it.'
    default:
      return ''
  }
}
