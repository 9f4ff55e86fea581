import { GoError } from '../machine/go-error.ts'
import { functions, goPackage, methods, type TypeMember } from '../machine/package.ts'
import { native, pointer, STRING, type Type } from '../machine/types.ts'
import { parseGoUrl } from './url-parse.ts'

const text = String

const URL_TYPE: Type = native('url.URL')
/** `net/url`: parsing and escaping. */
export const urlPackage = goPackage(
  'net/url',
  [
    ['URL', { kind: 'type', type: URL_TYPE }],
    ...functions(
      {
        Parse: ['(string) (*url.URL, error)', ([raw]) => parsedUrl(text(raw))],
        QueryEscape: ['(string) string', ([s]) => encodeURIComponent(text(s)).replaceAll('%20', '+')],
        PathEscape: ['(string) string', ([s]) => encodeURIComponent(text(s))],
      },
      new Map<string, Type>([['*url.URL', pointer(URL_TYPE)]]),
    ),
  ],
  {
    types: new Map([
      [
        'url.URL',
        new Map<string, TypeMember>([
          ...(['Scheme', 'Host', 'Path', 'RawQuery', 'Fragment'] as const).map((name): [string, TypeMember] => [
            name,
            {
              kind: 'field',
              type: STRING,
              get: (self) => {
                const found = self as NonNullable<ReturnType<typeof parseGoUrl>>
                return found[(name.charAt(0).toLowerCase() + name.slice(1)) as 'scheme']
              },
            },
          ]),
          ...methods({
            Hostname: [
              '() string',
              (self) => (self as { host: string }).host.replace(/:\d*$/, '').replace(/^\[|\]$/g, ''),
            ],
            Port: ['() string', (self) => /:(\d*)$/.exec((self as { host: string }).host)?.[1] ?? ''],
          }),
        ]),
      ],
    ]),
  },
)

function parsedUrl(raw: string): [unknown, GoError | null] {
  const found =
    raw === '' ? { scheme: '', user: false, host: '', path: '', rawQuery: '', fragment: '' } : parseGoUrl(raw)
  return found ? [found, null] : [null, new GoError(`parse ${JSON.stringify(raw)}: invalid URL`)]
}
