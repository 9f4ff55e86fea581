import { documentOf } from '@/lib/document/document-of.ts'
import type { Exercise } from '@/lib/lessons/exercise.ts'
import { nginxServer, refusedElsewhere, SHOP } from './shop.ts'

const WEATHER = 'https://weather.example'

const asks = (address: string): string => `const response = await fetch("${address}");
console.log(response.status, await response.text());
`

const system = (address: string, location: string, allow = '') =>
  documentOf({
    page: `${SHOP}/`,
    code: asks(address),
    servers: {
      [SHOP]: {
        dialect: 'nginx',
        text: nginxServer('shop.example', `    location / {\n        root /srv/shop;\n    }\n${location}`),
      },
      [WEATHER]: `# somebody else's server: you cannot change it
GET /now
when X-Api-Key: k-1204
200 OK
${allow}Content-Type: text/plain

sunny

GET /now
401 Unauthorized
Content-Type: text/plain

no key
`,
    },
  })

const PROXY = `
    location = /weather {
        proxy_pass https://weather.example/now;
        proxy_set_header X-Api-Key k-1204;
    }
`

/** One address of another's server on the own origin, with a key that the page never sees. */
export const ownSmallProxy: Exercise = {
  id: 'your-own-small-proxy',
  title: 'Your own small proxy',
  task: 'weather.example is not yours. It allows no origin, and wants a key in the header X-Api-Key: k-1204, which must not be in the page. Let the page read the weather at /weather of its own origin. Change the script and your nginx, not weather.example.',
  start: system('https://weather.example/now', ''),
  edits: 'both',
  hints: [
    'The page asks its own server; its server asks weather.example. Where does the key belong?',
    'location = /weather with proxy_pass https://weather.example/now; and proxy_set_header.',
    'proxy_set_header X-Api-Key k-1204; in nginx, and fetch("/weather") in the script',
  ],
  solution: system('/weather', PROXY),
  tooLoose: system('/weather', PROXY.replace('    }', '        add_header Access-Control-Allow-Origin *;\n    }')),
  probes: [
    {
      says: 'The page reads the weather.',
      expect: { outcome: 'readable', status: 200, answeredBy: WEATHER },
    },
    {
      says: 'At /weather, without sending a key.',
      code: asks('/weather'),
      expect: { outcome: 'readable', status: 200, answeredBy: WEATHER },
    },
    {
      says: 'weather.example is as it was: it allows no origin.',
      code: asks('https://weather.example/now'),
      expect: { outcome: 'refused' },
    },
    ...refusedElsewhere(asks('https://shop.example/weather')),
  ],
}
