import { type Chance, lines } from './chance.ts'
import type { HostileText } from './hostile-document.ts'

/** Raw texts with very many lines or wildcards. */
export function hostileRaw(chance: Chance): HostileText {
  const path = `/${chance.pick(['a', '/', 'a/', 'ab']).repeat(chance.pick([10, 1000, 100_000]))}${chance.pick(['', 'b'])}`
  const count = chance.size(3000)
  const piece = chance.pick(['*a', '*', '/:a', '*/:a', 'a*b', '/:a/*'])
  const answer = '\n200 OK\n\nok\n\n'
  switch (chance.below(6)) {
    case 0:
      return { kind: `wildcards ${piece}`, path, text: `GET /${piece.repeat(count)}${answer}` }
    case 1:
      return {
        kind: 'many routes',
        path,
        text: lines(count / 4, (at) => `${chance.pick(['GET', '*', 'PUT'])} /*${piece}${at}${answer}`),
      }
    case 2:
      return {
        kind: 'many conditions',
        path,
        headers: [['X', 'a'.repeat(chance.pick([10, 7000]))]],
        text: `GET *\n${lines(count, (at) => `when X${chance.pick(['', at])}: ${'*a'.repeat(at % 50)}b`)}${answer}`,
      }
    case 3:
      return {
        kind: 'empty lines',
        text: `${chance.pick(['', 'GET /\n200 OK\n\n'])}${chance.pick(['\n', ' \n', '\r\n', '#\n', '\\\n']).repeat(count * 10)}`,
      }
    case 4:
      return {
        kind: 'headers',
        text: `GET *\n200 OK\n${lines(count, (at) => `${chance.pick(['Acess-Control-Alow-Orign', 'X', '{origin}', 'A B', ''])}${at % 7}: ${'{origin}'.repeat(at % 30)}`)}\n`,
      }
    default:
      return {
        kind: 'characters',
        text: Array.from({ length: count * 5 }, () => chance.pick([...'GET / *:\\#\n\t200'])).join(''),
      }
  }
}
