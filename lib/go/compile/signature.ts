import {
  ANY,
  BOOL,
  BYTE,
  ERROR,
  FLOAT,
  type FuncType,
  func,
  INT,
  native,
  pointer,
  STRING,
  slice,
  type Type,
  UNKNOWN,
} from '../machine/types.ts'

const WORDS: Readonly<Record<string, Type>> = {
  string: STRING,
  int: INT,
  byte: BYTE,
  float64: FLOAT,
  bool: BOOL,
  any: ANY,
  error: ERROR,
  unknown: UNKNOWN,
}

/**
 * Reads the types of packages: `func(string, ...string) (string, error)`. A word with a dot is a type of a package.
 * @param known types by their names, before any other meaning
 */
export function readType(text: string, known: ReadonlyMap<string, Type>): Type {
  const tokens = text.match(/\.\.\.|[\w.]+|[^\s]/g) ?? []
  let at = 0

  function one(): Type {
    const token = tokens[at++] ?? ''
    if (token === '*') return known.get(`*${tokens[at]}`) ? (known.get(`*${tokens[at++]}`) as Type) : pointer(one())
    if (token === '[') {
      at++
      return slice(one())
    }
    if (token === 'map') {
      at++
      const key = one()
      at++
      return { kind: 'map', key, value: one() }
    }
    if (token === 'func') return signature()
    return known.get(token) ?? WORDS[token] ?? native(token)
  }

  function signature(): FuncType {
    const { types, variadic } = list()
    if (at >= tokens.length || [')', ','].includes(tokens[at] ?? '')) return func(types, [], variadic)
    return func(types, tokens[at] === '(' ? list().types : [one()], variadic)
  }

  function list(): { types: Type[]; variadic: boolean } {
    const types: Type[] = []
    let variadic = false
    at++
    while (at < tokens.length && tokens[at] !== ')') {
      if (tokens[at] === ',') at++
      if (tokens[at] === '...') {
        variadic = true
        at++
      }
      types.push(one())
    }
    at++
    return { types, variadic }
  }

  return one()
}
