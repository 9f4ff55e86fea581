import { type Chance, lines } from './chance.ts'
import type { HostileText } from './hostile-document.ts'
import { hostileJavaScript } from './hostile-javascript.ts'

const PATHS = ['/', '/a', '/a/b/c', `/${'a'.repeat(1000)}`, `/${'a/'.repeat(5000)}b`]

function doubling(chance: Chance): string {
  const [first, step] = chance.pick([
    ["'x'", '# + #'],
    ["['x']", '[#, #]'],
    ['{}', '{ a: #, b: # }'],
    ['`x`', '`\x24{#}\x24{#}`'],
    ['/a/', '[#, #]'],
  ] as const)
  return `const a0 = ${first}\n${lines(chance.size(60), (at) => `const a${at + 1} = ${step.replaceAll('#', `a${at}`)}`)}\n`
}

/** package.json files. */
export function hostileCra(chance: Chance): HostileText {
  const count = chance.size(5000)
  const [open, close] = chance.pick([
    ['[', ']'],
    ['{"a":', '}'],
    ['[1,', ']'],
    ['{"a":[', ']}'],
    ["{'a':", '}'],
    ['/**/[', ']'],
  ] as const)
  const path = chance.pick(PATHS)
  return {
    kind: `deep ${open}`,
    path,
    text: `{"proxy": ${open.repeat(count)}1${close.repeat(chance.pick([count, 0]))}}`,
  }
}

/** vite.config.js files. */
export function hostileVite(chance: Chance): HostileText {
  const path = chance.pick(PATHS)
  const proxy = (context: string, rewrite: string) =>
    `export default { server: { proxy: { '${context}': { target: 'http://localhost:1', rewrite: ${rewrite} } } } }`
  const call = chance.pick([
    "replaceAll('a', 'aa')",
    "replace(/a/g, '$`')",
    "concat('a')",
    "replace(/(a|b)*c?/g, '$&$&')",
    'slice(0, 5)',
  ])
  const context = chance.pick(['^(a?){100}a{100}$', '^/(a|a)*b', '/', `^/${'(a|b)'.repeat(50)}`, '^(?!a)'])
  switch (chance.below(4)) {
    case 0:
      return {
        kind: `rewrites by ${call}`,
        path,
        text: proxy(context, `(path) => path${`.${call}`.repeat(chance.size(300))}`),
      }
    case 1:
      return {
        kind: 'constants that double',
        path,
        text: `${doubling(chance)}export default { server: { cors: { origin: a5 }, proxy: { [a5]: a5, a: { headers: { a: a5 } } } } }`,
      }
    case 2:
      return {
        kind: 'paths that are added',
        path,
        text: proxy('/', `(path) => ${'path + '.repeat(chance.size(300))}path`),
      }
    default:
      return hostileJavaScript(chance)
  }
}

/** next.config.js files. */
export function hostileNext(chance: Chance): HostileText {
  const path = chance.pick(PATHS)
  const source = chance.pick(['/:path*', '/(.*)', '/:a(a|b)*/:b+', '/a', '/((a?){50})', '/:a/:b/:c*', '/('.repeat(200)])
  const target = chance.pick(['/:path*/:path*', '/', 'http://localhost:1/:path*', '/:a:a:a', '/b?a=:a&b=:a'])
  switch (chance.below(4)) {
    case 0:
      return {
        kind: `rewrites ${source}`,
        path,
        text: `export default { async rewrites() { return [\n${lines(chance.size(300), () => `{ source: '${source}', destination: '${target}' },`)}\n] } }`,
      }
    case 1:
      return {
        kind: `headers ${source}`,
        path,
        text: `export default { async headers() { return [\n${lines(chance.size(300), (at) => `{ source: '${source}', headers: [{ key: 'x${at}', value: '${':path'.repeat(at % 30)}' }] },`)}\n] } }`,
      }
    case 2:
      return {
        kind: 'constants that double',
        path,
        text: `${doubling(chance)}export default { async rewrites() { return [a5] }, async headers() { return a5 } }`,
      }
    default:
      return hostileJavaScript(chance)
  }
}
