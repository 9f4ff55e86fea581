import { handlerProgram } from '../fiber-program.ts'
import { type Chance, lines } from './chance.ts'
import type { HostileText } from './hostile-document.ts'

const UNITS =
  'f(|f(func(){|a.b(|a[|if x {|f().g(|(|[]int{|!|*|&|map[int]|[]|func(a |switch x {|{a:|/*|`|"|x.|1+|(a,|else |for |a b |go |defer |chan '.split(
    '|',
  )

/** Programs of Go with Fiber that are deep, long, wide, or grow while they run. */
export function hostileGo(chance: Chance, version: string): HostileText {
  const handler = (kind: string, inside: string, outside = '', imports: string[] = []): HostileText => ({
    kind,
    text: handlerProgram(`${inside}\nreturn nil`, { outside, imports, version }),
  })
  const unit = chance.pick(UNITS)
  const levels = 2 + chance.below(40)
  const width = 1 + chance.below(8)
  const structs = `type T0 struct{ a int }\n${lines(levels, (at) => `type T${at + 1} struct{ ${lines(width, (field) => `f${field} T${at}`)} }`)}`
  const doubled = `var a any = "ha"\nfor i := 0; i < ${levels}; i++ { a = []any{a, a} }\n`
  const loop = chance.pick(['for', 'for i := 0; i < 40; i++', 'for i := 0; i < 400; i++', 'for i := 0; i < 4000; i++'])
  const print = chance.pick([
    'fmt.Sprint(a)',
    'fmt.Sprintf("%v %+v", a, a)',
    'fmt.Println(a)',
    'c.SendString(fmt.Sprint(a))',
  ])
  switch (chance.below(18)) {
    case 1: {
      const two = chance.pick(UNITS)
      return { kind: `deep ${unit} ${two}`, text: `package main\nvar x = ${(unit + two).repeat(chance.size(3000))}` }
    }
    case 2:
      return handler('a sum', `x := 1\n${loop} { _ = ${'x+'.repeat(chance.size(1000))}x }`)
    case 3:
      return handler(`printed: ${print}`, `${doubled}${print}`, '', ['fmt'])
    case 4:
      return handler('JSON', `${doubled}return c.JSON(fiber.Map{"a": a, "b": a})`)
    case 5:
      return handler('zero value', `${loop} { var a T${levels}\n_ = a }`, structs)
    case 6:
      return handler('copies', `var a T${levels}\n${loop} { b := a\n_ = b == a }`, structs)
    case 7:
      return handler(
        'make',
        `${loop} { _ = make(${chance.pick(['[]int', '[]string', '[]byte', '[]T2'])}, ${chance.pick([10, 1000, 1_000_000])}) }`,
        structs,
      )
    case 8:
      return handler(
        'texts',
        `s := strings.Repeat("${chance.pick(['a', 'ä', 'ab'])}", ${chance.pick([100, 10_000, 100_000])})\n${loop} { s = ${chance.pick(['s + s', 'strings.ReplaceAll(s, "a", "aa")', 'strings.Join(strings.Split(s, "a"), "bb")', 'string([]byte(s))', 'strings.ToUpper(s) + "x"', 'strings.Trim(s, "b") + "b"'])} }`,
        '',
        ['strings'],
      )
    case 9:
      return handler(
        'maps of maps',
        `m := map[string]any{}\nfor i := 0; true; i++ { m = map[string]any{"a": m, "b": m} }`,
      )
    case 10:
      return {
        kind: 'types that double',
        text: `package main\ntype T0 = int\n${lines(levels, (at) => `type T${at + 1} = ${chance.pick(['func(T#) T#', 'map[string]func(T#, T#)', '[]T#', '*T#']).replaceAll('#', String(at))}`)}\nvar a T${levels} = 1\nfunc main() {}\n`,
      }
    case 11:
      return {
        kind: 'many names',
        text: `package main\nfunc main() {\n${lines(chance.size(500), (at) => `\t${chance.pick(['x', 'y := ', '_ = ', 'var '])}${'n'.repeat(1 + (at % 30))}${at}`)}\n}\n`,
      }
    default:
      return {
        kind: `deep ${unit}`,
        text: `package main\nfunc main() { ${unit.repeat(chance.size(20_000 / unit.length))}`,
      }
  }
}
