import { expect, test } from 'vitest'
import { lookAlikes } from './look-alikes.ts'

test.for<[string, readonly string[]]>([
  [
    'https://app.foo.example/shop',
    [
      'https://evil.test',
      'null',
      'https://app.foo.example.evil.test',
      'https://evilapp.foo.example',
      'https://other.app.foo.example',
      'https://appxfoo.example',
      'http://app.foo.example',
      'https://app.foo.example:8443',
    ],
  ],
  ['http://localhost:3000/', ['https://evil.test', 'null', 'http://localhost.evil.test:3000', 'http://localhost:8443']],
  [
    'https://192.0.2.1/',
    ['https://evil.test', 'null', 'https://192.0.2.1.evil.test', 'http://192.0.2.1', 'https://192.0.2.1:8443'],
  ],
  ['capacitor://localhost/', ['https://evil.test', 'null']],
  ['no address', ['https://evil.test', 'null']],
])('the look-alikes of %s are other origins, each once', ([url, origins]) => {
  expect(lookAlikes(url).map(({ origin }) => origin)).toEqual(origins)
})
