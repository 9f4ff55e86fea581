import { DIRECTIVES } from './directive-table.ts'

/** The block that a directive is in; the letters are those of the table. */
export type Context = 'm' | 'e' | 'h' | 's' | 'l' | 'S' | 'L' | 'x' | 'u'

export interface DirectiveSpec {
  readonly contexts: string
  readonly block: boolean
  readonly value: 'flag' | 'size' | 'off' | 'msec' | 'num' | 'str' | 'bits' | 'enum' | 'list' | 'bufs' | '-'
  /** The words that an `enum` or `bits` value knows. */
  readonly words: readonly string[]
  takes(count: number): boolean
}

const SPECS: ReadonlyMap<string, readonly DirectiveSpec[]> = readTable()

/** What nginx knows under this name; empty where it knows nothing. */
export function specsOf(name: string): readonly DirectiveSpec[] {
  return SPECS.get(name) ?? []
}

export function knownDirectives(): Iterable<string> {
  return SPECS.keys()
}

function readTable(): ReadonlyMap<string, readonly DirectiveSpec[]> {
  const specs = new Map<string, DirectiveSpec[]>()
  for (const [kind, names] of DIRECTIVES) {
    const [contexts = '', counts = '', value = '-', ...words] = kind.split(' ')
    const spec: DirectiveSpec = {
      contexts,
      block: counts.includes('{'),
      value: value as DirectiveSpec['value'],
      words,
      takes: (count) => (counts.includes('+') ? count >= Number(counts[0]) : counts.includes(String(count))),
    }
    for (const name of names.split(/\s+/)) specs.set(name, [...(specs.get(name) ?? []), spec])
  }
  return specs
}
