import type { LessonAnswers } from '@/lib/lessons/answer.ts'

const LOCATION = /\n {4}location \/api\/ \{[^}]*\}\n/
const ORIGINS = '"https://shop.example, https://admin.shop.example"'
const ALLOW = '        add_header Access-Control-Allow-Origin https://shop.example always;\n'
const OPTIONS = /( {8}if \(\$request_method = OPTIONS\) \{\n {12}return 204;\n {8}\}\n)/
const PROXY_PASS = 'proxy_pass http://localhost:8080;\n'
const FIBER = 'http://localhost:8080'
const MAPPED = `map $http_origin $allowed {
    https://shop.example        $http_origin;
    https://admin.shop.example  $http_origin;
}

server {`

export const answers: LessonAnswers = {
  'one-origin-in-production': {
    right: [
      {
        says: 'rewrite in place of the slash',
        server: [
          [
            'proxy_pass http://localhost:8080/;',
            'rewrite ^/api(/.*)$ $1 break;\n        proxy_pass http://localhost:8080;',
          ],
        ],
      },
      {
        says: 'a location for each address',
        server: [
          [
            LOCATION,
            '\n    location = /api/products {\n        proxy_pass http://localhost:8080/products;\n    }\n\n    location = /api/orders {\n        proxy_pass http://localhost:8080/orders;\n    }\n',
          ],
        ],
      },
      {
        says: 'the addresses of the application changed',
        server: [['8080/;', '8080;']],
        servers: {
          [FIBER]: [
            ['"/products"', '"/api/products"'],
            ['"/orders"', '"/api/orders"'],
          ],
        },
      },
    ],
    wrong: [
      { says: 'no slash', kind: 'careless', server: [['8080/;', '8080;']], fails: 'The page reads the products' },
      {
        says: 'the products written into nginx',
        kind: 'clever',
        server: [['proxy_pass http://localhost:8080/;', 'return 200 "[]";']],
        fails: 'The page reads the products',
      },
      {
        says: 'only the products',
        kind: 'near',
        server: [
          ['location /api/ ', 'location /api/products '],
          ['8080/;', '8080/products;'],
        ],
        fails: 'It sends an order as JSON',
      },
      {
        says: 'the permission for every page beside it',
        kind: 'clever',
        server: [['8080/;', '8080/;\n        add_header Access-Control-Allow-Origin $http_origin;']],
        fails: 'https://evil.test is refused',
      },
    ],
  },
  'one-of-them': {
    right: [
      {
        says: 'nginx decides, with a map',
        server: [
          ['server {', MAPPED],
          [
            PROXY_PASS,
            `${PROXY_PASS}        proxy_hide_header Access-Control-Allow-Origin;\n        add_header Access-Control-Allow-Origin $allowed always;\n        add_header Vary Origin always;\n`,
          ],
        ],
        servers: { [FIBER]: [[ORIGINS, '"https://shop.example"']] },
      },
      {
        says: 'a function in Fiber',
        servers: {
          [FIBER]: [
            [
              `AllowOrigins: ${ORIGINS},`,
              'AllowOriginsFunc: func(origin string) bool { return origin == "https://shop.example" || origin == "https://admin.shop.example" },',
            ],
          ],
        },
      },
    ],
    wrong: [
      {
        says: 'only the line in nginx taken out',
        kind: 'careless',
        servers: { [FIBER]: [[ORIGINS, '"https://shop.example"']] },
        fails: 'https://admin.shop.example reads',
      },
      {
        says: 'only the header of Fiber hidden',
        kind: 'near',
        server: [
          [
            PROXY_PASS,
            `${PROXY_PASS}        proxy_hide_header Access-Control-Allow-Origin;\n        add_header Access-Control-Allow-Origin https://admin.shop.example always;\n`,
          ],
        ],
        fails: 'https://shop.example reads too',
      },
      {
        says: 'nginx repeats every origin',
        kind: 'clever',
        server: [
          [
            PROXY_PASS,
            `${PROXY_PASS}        proxy_hide_header Access-Control-Allow-Origin;\n        add_header Access-Control-Allow-Origin $http_origin always;\n`,
          ],
        ],
        fails: 'https://evil.test is refused',
      },
      {
        says: 'both origins in one line of nginx',
        kind: 'careless',
        server: [
          [
            PROXY_PASS,
            `${PROXY_PASS}        proxy_hide_header Access-Control-Allow-Origin;\n        add_header Access-Control-Allow-Origin "https://shop.example, https://admin.shop.example" always;\n`,
          ],
        ],
        fails: 'https://admin.shop.example reads',
      },
    ],
  },
  'a-line-too-many': {
    right: [
      {
        says: 'Cache-Control moved out to the server',
        server: [
          [/ {8}add_header Cache-Control no-store;\n/, ''],
          [ALLOW, ''],
          [
            'server_name api.shop.example;\n',
            'server_name api.shop.example;\n    add_header Cache-Control no-store;\n',
          ],
        ],
      },
      {
        says: 'the line in both locations',
        server: [
          [/\n {4}add_header Access-Control[^\n]*\n/, '\n'],
          ['location /reports {\n', `location /reports {\n${ALLOW}`],
        ],
      },
    ],
    wrong: [
      {
        says: 'no always inside',
        kind: 'near',
        server: [[ALLOW, ALLOW.replace(' always', '')]],
        fails: 'It reads status 404',
      },
      {
        says: 'Cache-Control taken out',
        kind: 'careless',
        server: [
          [/ {8}add_header Cache-Control no-store;\n/, ''],
          [ALLOW, ''],
        ],
        fails: 'https://shop.example reads the order, and its Cache-Control',
      },
      {
        says: 'every origin',
        kind: 'clever',
        server: [[ALLOW, ALLOW.replace('https://shop.example', '*')]],
        fails: 'https://evil.test is refused',
      },
      {
        says: 'the line moved from the server into the location',
        kind: 'near',
        server: [[/\n {4}add_header Access-Control[^\n]*\n/, '\n']],
        fails: 'It reads status 502',
      },
    ],
  },
  'a-token-at-the-gate': {
    right: [
      {
        says: 'both in one value',
        server: [
          [OPTIONS, ''],
          [
            'if ($http_authorization = "")',
            'set $asked "$request_method $http_authorization";\n        if ($asked ~ "^(GET|HEAD|POST|PUT|PATCH|DELETE) $")',
          ],
          [PROXY_PASS, `if ($request_method = OPTIONS) {\n            return 204;\n        }\n        ${PROXY_PASS}`],
        ],
      },
      { says: 'the answer with status 200', server: [['return 204;', 'return 200;']] },
    ],
    wrong: [
      {
        says: 'the answer below the check',
        kind: 'careless',
        server: [
          [OPTIONS, ''],
          [PROXY_PASS, `if ($request_method = OPTIONS) {\n            return 204;\n        }\n        ${PROXY_PASS}`],
        ],
        fails: 'https://shop.example changes the order with its token',
      },
      {
        says: 'no check',
        kind: 'clever',
        server: [[/ {8}# nobody[\s\S]*?\}\n/, '']],
        fails: 'Without a token it reads status 401',
      },
      {
        says: 'the check for GET alone',
        kind: 'near',
        server: [
          [OPTIONS, ''],
          [
            'if ($http_authorization = "")',
            'set $asked "$request_method $http_authorization";\n        if ($asked = "GET ")',
          ],
        ],
        fails: 'Without a token it reads status 401',
      },
      {
        says: 'a header of its own in the answer, which loses the others',
        kind: 'near',
        server: [['return 204;', 'add_header Access-Control-Max-Age 600;\n            return 204;']],
        fails: 'https://shop.example changes the order with its token',
      },
    ],
  },
  'your-own-small-proxy': {
    right: [
      {
        says: 'the whole address in the script',
        code: [['"/weather"', '"https://shop.example/weather"']],
      },
      {
        says: 'a prefix that is rewritten',
        server: [
          ['location = /weather {', 'location /weather {\n        rewrite ^ /now break;'],
          ['weather.example/now;', 'weather.example;'],
        ],
      },
    ],
    wrong: [
      {
        says: 'the key in the script',
        kind: 'near',
        code: [['fetch("/weather")', 'fetch("/weather", { headers: { "X-Api-Key": "k-1204" } })']],
        server: [[/ {8}proxy_set_header[^\n]*\n/, '']],
        fails: 'At /weather, without sending a key',
      },
      {
        says: 'weather.example changed',
        kind: 'clever',
        from: 'start',
        code: [
          [
            'fetch("https://weather.example/now")',
            'fetch("https://weather.example/now", { headers: { "X-Api-Key": "k-1204" } })',
          ],
        ],
        servers: {
          'https://weather.example':
            '* /now\n200 OK\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Headers: *\nContent-Type: text/plain\n\nsunny\n',
        },
        fails: 'weather.example is as it was',
      },
      {
        says: 'the header for the answer and not for the request',
        kind: 'careless',
        server: [['proxy_set_header', 'add_header']],
        fails: 'The page reads the weather',
      },
      {
        says: 'no path in proxy_pass',
        kind: 'careless',
        server: [['weather.example/now;', 'weather.example;']],
        fails: 'The page reads the weather',
      },
    ],
  },
}
