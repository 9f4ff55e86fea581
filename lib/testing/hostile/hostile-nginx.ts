import { type Chance, lines } from './chance.ts'
import type { HostileText } from './hostile-document.ts'

const EXPRESSIONS = [
  '^/(?!x)(a|a)*$',
  '(?!x)a*a*a*a*a*b',
  '^/(a)(\\1|a)*$',
  '(a?){300}a{300}$',
  '(a|b|ab)*c',
  '^/(?=(a+))a*b',
  '(.*)(.*)(.*)(.*)$',
  '(?!b)(a+)+$',
  '[a-z]{0,900}b',
  '((a{0,30}){0,30})x',
]

/** Configurations of nginx that are deep, long, ambiguous, or double what they hold. */
export function hostileNginx(chance: Chance): HostileText {
  const path = `/${'a'.repeat(chance.pick([10, 100, 1000, 7000]))}${chance.pick(['', 'b', '/', '-'])}`
  const count = chance.size(400)
  switch (chance.below(10)) {
    case 0:
      return {
        kind: 'expressions',
        path,
        text: `server {\n${lines(1 + (count % 20), (at) => `location ~ "${chance.pick(EXPRESSIONS)}${at}" { return 200; }`)}\n}`,
      }
    case 1: {
      const expression = chance.pick(EXPRESSIONS)
      return { kind: `expression ${expression}`, path, text: `server { location ~ "${expression}" { return 200; } }` }
    }
    case 2:
      return {
        kind: 'set that doubles',
        path,
        text: `server {\nset $a "$uri";\n${lines(count, () => 'set $a "$a$a";')}\nreturn 200 $a;\n}`,
      }
    case 3:
      return {
        kind: 'maps that double',
        path,
        text: `${lines(count, (at) => `map $uri $m${at + 1} { default "$m${at}$m${at}"; }`)}\nmap $uri $m0 { default "$uri"; }\nserver { add_header X $m${count}; return 200; }`,
      }
    case 4:
      return {
        kind: 'deep blocks',
        text: `server { ${chance.pick(['location / {', 'if ($uri) {', 'limit_except GET {', 'server {', 'map a $b {']).repeat(count)}`,
      }
    case 5:
      return {
        kind: 'rewrites',
        path,
        text: `server {\n${lines(count, () => `rewrite ^(.*)${chance.pick(['a', 'b', '$'])} $1$1${chance.pick(['', ' last', ' break'])};`)}\n}`,
      }
    case 6:
      return {
        kind: 'rows of a map',
        path,
        text: `map $uri $a {\n${lines(count * 10, (at) => `${chance.pick(['a', '~a', '~*b', '*.'])}${at} $uri$uri;`)}\n}\nserver { add_header X $a; return 200; }`,
      }
    case 7:
      return {
        kind: 'headers',
        path,
        text: `server {\nset $a "$uri$uri$uri";\n${lines(count, () => 'add_header X "$a$a";')}\nreturn 200;\n}`,
      }
    case 8:
      return {
        kind: 'unknown directives',
        text: lines(
          count * 5,
          (at) => `${chance.pick(['ad_header', 'locatoin', 'x', 'proxy_pas'])}${at % 9} ${'a '.repeat(at % 20)};`,
        ),
      }
    default:
      return {
        kind: 'characters',
        text: Array.from({ length: count * 20 }, () => chance.pick([...'{};"\'\\$#~ \na'])).join(''),
      }
  }
}
