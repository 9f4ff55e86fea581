import { type Chance, lines } from './chance.ts'
import type { HostileText } from './hostile-document.ts'

const UNITS =
  'f(|(|[|{|{a:|a.|a?.|a=>|!|-|`\x24{|"|`|/|/*|<a>|new |await |async()=>|class A{|if(a){|a?b:|a,|1+|...|@a |#|function(){|=|;|}'.split(
    '|',
  )

/** JavaScript that takes a parser long, or says very much that is wrong. For Express, Hono, MSW, and the page's script. */
export function hostileJavaScript(chance: Chance): HostileText {
  const unit = chance.pick(UNITS)
  const count = chance.size(3000)
  switch (chance.below(5)) {
    case 0:
      return { kind: `deep ${unit}`, text: unit.repeat(count) }
    case 1: {
      const two = chance.pick(UNITS)
      return {
        kind: `deep ${unit} ${two}`,
        text: `import express from 'express'\nconst a = ${(unit + two).repeat(count / 2)}`,
      }
    }
    case 2:
      return {
        kind: 'many errors',
        text: lines(
          count / 3,
          (at) => `${chance.pick(['let a', 'const a =', 'return', 'break', 'await x', 'import()', 'var let'])} ${at}`,
        ),
      }
    case 3:
      return {
        kind: 'many options',
        text: `import cors from 'cors'\n${lines(count / 30, () => `cors({ ${chance.pick(['orgin', 'constructor', 'origin', '__proto__', 'metods'])}: [${"'https://*.a', ".repeat(count / 100)}] })`)}`,
      }
    default:
      return {
        kind: 'many imports',
        text: lines(
          count / 3,
          (at) => `import { a${at} } from '${chance.pick(['express', 'hono', 'msw', 'x', ''])}'; require('y${at}')`,
        ),
      }
  }
}
